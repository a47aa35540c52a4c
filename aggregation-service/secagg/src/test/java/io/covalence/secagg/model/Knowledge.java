package io.covalence.secagg.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What the service can compute in a world, and whether that is more than it may know. */
final class Knowledge {
    private final Rules rules;

    Knowledge(Rules rules) {
        this.rules = rules;
    }

    /**
     * Says what is wrong. Nothing is when no site has both secrets open, whatever is open is a set that its members agreed to,
     * holds two honest sites or more, and no site's update is in two of them, nor can be once the site opens another attempt.
     */
    Optional<String> violation(World world) {
        int openedSites = 0;
        for (var opening : openings(world)) {
            int both = opening.selfKnown() & opening.recoveryKnown();
            if (both != 0) {
                return Optional.of("both secrets are open of " + names(both));
            }
            for (int opened : opening.openedSets()) {
                if (!opening.agreed().contains(opened)) {
                    return Optional.of("the sum of " + names(opened) + " is open, which nobody agreed to");
                }
                if (Integer.bitCount(opened) < 2) {
                    return Optional.of("the update of " + names(opened) + " is open alone");
                }
                if ((openedSites & opened) != 0) {
                    return Optional.of("the update of " + names(openedSites & opened) + " is in two open sums");
                }
                openedSites |= opened;
            }
        }
        return mayMaskAgain(world, openedSites);
    }

    private Optional<String> mayMaskAgain(World world, int openedSites) {
        for (int rest = openedSites; rest != 0; rest &= rest - 1) {
            int site = Integer.numberOfTrailingZeros(rest);
            if (rules.mayOpen(world.sites().get(site).journal(), world.setting().attempts(), world.voters(site))) {
                return Optional.of("the update of " + names(1 << site) + " is in an open sum and may be masked again");
            }
        }
        return Optional.empty();
    }

    /** The sums that are open, as sets of honest sites. */
    List<Integer> opened(World world) {
        return openings(world).stream()
                .flatMap(opening -> opening.openedSets().stream())
                .toList();
    }

    private List<Opening> openings(World world) {
        var openings = new ArrayList<Opening>();
        for (int attempt = 0; attempt < world.setting().attempts(); attempt++) {
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
