package io.covalence.secagg.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Gives every world the number of its class: honest sites are interchangeable, so worlds that differ by a renaming of them are
 * one. A number holds, site by site, the index of the site's state.
 */
final class WorldTable {
    private static final int BITS = 63;
    private static final int UNKNOWN = -1;

    private final Setting setting;
    private final List<Renaming> renamings;
    private final int width;
    private final Map<SiteState, Integer> indexes = new HashMap<>();
    private final List<SiteState> states = new ArrayList<>();
    private final List<Integer> colours = new ArrayList<>();
    private final int[][] renamed;

    WorldTable(Setting setting) {
        this.setting = setting;
        this.renamings = Renaming.all(setting.honest());
        this.width = BITS / setting.honest();
        this.renamed = new int[renamings.size()][0];
    }

    /** The indexes of the sites' states. */
    int[] indexes(long number) {
        int[] indexes = new int[setting.honest()];
        Arrays.setAll(indexes, site -> (int) (number >>> (site * width)) & ((1 << width) - 1));
        return indexes;
    }

    SiteState state(int index) {
        return states.get(index);
    }

    World world(int[] indexes) {
        return new World(setting, Arrays.stream(indexes).mapToObj(states::get).toList());
    }

    /** The smallest number of those that the renamings give which put the sites in the order of their colours. */
    long number(int[] at) {
        long smallest = Long.MAX_VALUE;
        for (int renaming = 0; renaming < renamings.size(); renaming++) {
            var places = renamings.get(renaming);
            if (isOrdered(at, places)) {
                long number = 0;
                for (int site = 0; site < at.length; site++) {
                    number |= (long) renamed(at[site], renaming) << (places.site(site) * width);
                }
                smallest = Math.min(smallest, number);
            }
        }
        return smallest;
    }

    private boolean isOrdered(int[] at, Renaming places) {
        var ordered = new int[at.length];
        for (int site = 0; site < at.length; site++) {
            ordered[places.site(site)] = colours.get(at[site]);
        }
        for (int place = 1; place < ordered.length; place++) {
            if (ordered[place - 1] > ordered[place]) {
                return false;
            }
        }
        return true;
    }

    int index(SiteState state) {
        Integer known = indexes.get(state);
        if (known != null) {
            return known;
        }
        int index = states.size();
        if (index >> width != 0) {
            throw new IllegalStateException("there are more states of a site than a number holds");
        }
        indexes.put(state, index);
        states.add(state);
        colours.add(colour(state));
        return index;
    }

    private int renamed(int index, int renaming) {
        int[] known = renamed[renaming];
        if (index >= known.length) {
            int filled = known.length;
            known = Arrays.copyOf(known, Math.max(2 * filled, index + 64));
            Arrays.fill(known, filled, known.length, UNKNOWN);
            renamed[renaming] = known;
        }
        if (known[index] == UNKNOWN) {
            int other = index(states.get(index).renamed(renamings.get(renaming)));
            renamed[renaming][index] = other;
            return other;
        }
        return known[index];
    }

    /** The same for all renamings of a state. */
    private static int colour(SiteState state) {
        int colour = 0;
        for (var entry : state.journal()) {
            colour = 31 * colour
                    + Objects.hash(
                            entry.kind().name(),
                            entry.attempt(),
                            Integer.bitCount(entry.roster()),
                            Integer.bitCount(entry.sharing()),
                            Integer.bitCount(entry.survivors()));
        }
        for (var session : state.sessions()) {
            colour = 31 * colour
                    + Objects.hash(
                            session.advertised(),
                            Integer.bitCount(session.roster()),
                            Integer.bitCount(session.sharing()),
                            Integer.bitCount(session.survivors()),
                            session.answered(),
                            session.voted(),
                            session.alive());
        }
        return colour;
    }
}
