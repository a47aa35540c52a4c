package io.covalence.secagg.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What the M9 of one session open. The service sees the sum of a set of masked vectors exactly when it knows the self mask seed
 * of each and every pair mask between a member and a site outside; pair masks within the set cancel. So what it sees are the
 * connected components of sites with known seeds, joined by unknown pair masks, that no such mask leads out of.
 */
final class Opening {
    private final World world;
    private final int attempt;
    private final int roster;
    private final int selfKnown;
    private final int recoveryKnown;

    Opening(World world, int attempt, int roster, int threshold) {
        this.world = world;
        this.attempt = attempt;
        this.roster = roster;
        int honest = world.setting().honest();
        var selfShares = new int[honest];
        var recoveryShares = new int[honest];
        for (int holder = 0; holder < honest; holder++) {
            var session = session(holder);
            if (session.roster() == roster && session.answered()) {
                int held = session.sharing() & ~session.lacking();
                count(held & session.survivors(), selfShares);
                count(held & ~session.survivors(), recoveryShares);
            }
        }
        int colluders = Integer.bitCount(roster & world.setting().colludingSet());
        selfKnown = roster & reaching(threshold - colluders, selfShares);
        recoveryKnown = roster & reaching(threshold - colluders, recoveryShares);
    }

    /** Honest sites whose b_v is open, counting the colluders' shares. */
    int selfKnown() {
        return selfKnown;
    }

    /** Honest sites whose r_v is open, counting the colluders' shares. */
    int recoveryKnown() {
        return recoveryKnown;
    }

    /** Honest sites that have agreed to a sum of these honest sites. */
    int agreedTo(int opened) {
        int agreed = 0;
        for (int site = 0; site < world.setting().honest(); site++) {
            boolean here = session(site).roster() == roster;
            if (here && (session(site).survivors() & world.setting().honestSet()) == opened) {
                agreed |= 1 << site;
            }
        }
        return agreed;
    }

    int attempt() {
        return attempt;
    }

    /** The sums of honest sites that are open, none of which is a sum of others. */
    List<Integer> openedSets() {
        var opened = new ArrayList<Integer>();
        int rest = readable();
        while (rest != 0) {
            int component = component(Integer.lowestOneBit(rest));
            rest &= ~component;
            if (isClosed(component)) {
                opened.add(component);
            }
        }
        return opened;
    }

    /** Sites that masked in this session and whose self mask is known. */
    private int readable() {
        int masked = 0;
        for (int site = 0; site < world.setting().honest(); site++) {
            if (session(site).roster() == roster && session(site).sharing() != 0) {
                masked |= 1 << site;
            }
        }
        return masked & selfKnown;
    }

    private int component(int seed) {
        int component = seed;
        int grown;
        do {
            grown = component;
            for (int rest = grown; rest != 0; rest &= rest - 1) {
                component |= unknownPairs(Integer.numberOfTrailingZeros(rest)) & readable();
            }
        } while (component != grown);
        return component;
    }

    private boolean isClosed(int component) {
        for (int rest = component; rest != 0; rest &= rest - 1) {
            int site = Integer.numberOfTrailingZeros(rest);
            int pairs = unknownPairs(site);
            for (int peers = pairs; peers != 0; peers &= peers - 1) {
                int peer = Integer.numberOfTrailingZeros(peers);
                boolean cancels = (component >> peer & 1) == 1 && (unknownPairs(peer) >> site & 1) == 1;
                if (!cancels) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Honest sites with whom this one shares a mask that the service does not know. */
    private int unknownPairs(int site) {
        boolean known = (recoveryKnown >> site & 1) == 1;
        int peers = session(site).sharing() & world.setting().honestSet() & ~(1 << site);
        return known ? 0 : peers & ~recoveryKnown;
    }

    private Session session(int site) {
        return world.session(site, attempt);
    }

    private static void count(int sites, int[] shares) {
        for (int site = 0; site < shares.length; site++) {
            shares[site] += sites >> site & 1;
        }
    }

    private static int reaching(int needed, int[] shares) {
        int reaching = 0;
        for (int site = 0; site < shares.length; site++) {
            if (shares[site] >= needed) {
                reaching |= 1 << site;
            }
        }
        return reaching;
    }
}
