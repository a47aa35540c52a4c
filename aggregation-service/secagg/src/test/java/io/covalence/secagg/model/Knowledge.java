package io.covalence.secagg.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What the service can compute in a world, and whether that is more than it may know. */
final class Knowledge {
    private final Setting setting;
    private final Rules rules;

    Knowledge(Setting setting, Rules rules) {
        this.setting = setting;
        this.rules = rules;
    }

    /** A sum of honest sites that is open, and which of them agreed to open it. */
    private record Sum(int round, int sites, int agreed) {}

    /**
     * Says what is wrong. Nothing is when no site has both secrets open, and whatever is open is a sum of two honest sites or
     * more to which two or more of them agreed, who can work on its model no more; when no update is in two open sums of a round,
     * nor can be once another attempt opens; and when no site's update follows from all sums.
     */
    Optional<String> violation(World world) {
        var sums = new ArrayList<Sum>();
        for (var opening : openings(world)) {
            int both = opening.selfKnown() & opening.recoveryKnown();
            if (both != 0) {
                return Optional.of("both secrets are open of " + names(both));
            }
            for (int opened : opening.openedSets()) {
                int agreed = opening.agreedTo(opened);
                if (Integer.bitCount(opened) < 2) {
                    return Optional.of("the update of " + names(opened) + " is open alone");
                }
                if (Integer.bitCount(agreed) < 2) {
                    return Optional.of("the sum of " + names(opened) + " is open, to which fewer than two agreed");
                }
                sums.add(new Sum(setting.round(opening.attempt()), opened, agreed));
            }
        }
        return sums.isEmpty() ? Optional.empty() : among(world, sums);
    }

    private Optional<String> among(World world, List<Sum> sums) {
        for (int round = 1; round <= setting.rounds(); round++) {
            int inSums = 0;
            for (var sum : sums) {
                if (sum.round() == round) {
                    if ((inSums & sum.sites()) != 0) {
                        return Optional.of("the update of " + names(inSums & sum.sites()) + " is in two open sums");
                    }
                    inSums |= sum.sites();
                }
            }
            int again = mayOpen(world, inSums, round, setting.attemptsPerRound() + 1);
            if (again != 0) {
                return Optional.of("the update of " + names(again) + " is in an open sum and may be masked again");
            }
        }
        int alone = sums.size() == 1
                ? 0
                : Combinations.of(sums.stream().map(Sum::sites).toList()).isolated();
        return alone != 0
                ? Optional.of("the update of " + names(alone) + " follows from the open sums")
                : thoseWhoAgreed(world, sums);
    }

    /** That they work on the model no more makes any number of rounds safe that start from it, see decision 0014. */
    private Optional<String> thoseWhoAgreed(World world, List<Sum> sums) {
        for (var sum : sums) {
            int again = mayOpen(world, sum.agreed(), setting.rounds() + 1, 1);
            if (again != 0) {
                return Optional.of(names(again) + " agreed to a sum and may work on its model again");
            }
        }
        return Optional.empty();
    }

    private int mayOpen(World world, int sites, int round, int number) {
        int mayOpen = 0;
        for (int rest = sites; rest != 0; rest &= rest - 1) {
            int site = Integer.numberOfTrailingZeros(rest);
            if (rules.mayOpen(world.sites().get(site).journal(), round, number, world.voters(site))) {
                mayOpen |= 1 << site;
            }
        }
        return mayOpen;
    }

    /** The sums that are open, as sets of honest sites. */
    List<Integer> opened(World world) {
        return openings(world).stream()
                .flatMap(opening -> opening.openedSets().stream())
                .toList();
    }

    private List<Opening> openings(World world) {
        var openings = new ArrayList<Opening>();
        for (int attempt = 0; attempt < setting.attempts(); attempt++) {
            var rosters = new HashSet<Integer>();
            for (var site : world.sites()) {
                if (site.session(attempt).answered()) {
                    rosters.add(site.session(attempt).roster());
                }
            }
            for (int roster : rosters) {
                openings.add(new Opening(world, attempt, roster, rules.threshold(roster)));
            }
        }
        return openings;
    }

    private static String names(int sites) {
        return Integer.toBinaryString(sites);
    }
}
