package io.covalence.secagg.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Gives every world the number of its class: honest sites are interchangeable, so worlds that differ by a renaming of them are
 * one. A number holds, site by site, the index of the site's state.
 */
final class WorldTable {
    private static final int UNKNOWN = -1;

    private final Setting setting;
    private final List<Renaming> renamings;
    private final int width;
    private final Map<SiteState, Integer> indexes = new HashMap<>();
    private final List<SiteState> states = new ArrayList<>();
    private final List<Integer> colours = new ArrayList<>();
    private final int[][] renamed;
    /** Of each renaming: which site gets the place. */
    private final int[][] sitesAt;

    WorldTable(Setting setting) {
        this.setting = setting;
        this.renamings = Renaming.all(setting.honest());
        this.width = Math.min(Integer.SIZE - 2, WideNumber.width(setting.honest()));
        this.renamed = new int[renamings.size()][0];
        this.sitesAt = renamings.stream()
                .map(renaming -> IntStream.range(0, setting.honest())
                        .map(place -> renaming.places().indexOf(place))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** The indexes of the sites' states. */
    int[] indexes(WideNumber number) {
        return number.numbers(setting.honest());
    }

    SiteState state(int index) {
        return states.get(index);
    }

    World world(int[] indexes) {
        return new World(setting, Arrays.stream(indexes).mapToObj(states::get).toList());
    }

    /** The smallest number of those that the renamings give which put the sites in the order of their colours. */
    WideNumber number(int[] at) {
        var smallest = WideNumber.LARGEST;
        int[] colour = new int[at.length];
        Arrays.setAll(colour, site -> colours.get(at[site]));
        for (int renaming = 0; renaming < renamings.size(); renaming++) {
            int[] siteAt = sitesAt[renaming];
            if (isOrdered(colour, siteAt)) {
                var placed = new int[at.length];
                for (int place = 0; place < at.length; place++) {
                    placed[place] = renamed(at[siteAt[place]], renaming);
                }
                var number = WideNumber.of(placed);
                smallest = number.compareTo(smallest) < 0 ? number : smallest;
            }
        }
        return smallest;
    }

    private static boolean isOrdered(int[] colour, int[] siteAt) {
        for (int place = 1; place < siteAt.length; place++) {
            if (colour[siteAt[place - 1]] > colour[siteAt[place]]) {
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
                            Integer.bitCount(session.lacking()),
                            Integer.bitCount(session.survivors()),
                            session.answered(),
                            session.voted(),
                            session.alive());
        }
        return colour;
    }
}
