package io.covalence.secagg.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Visits every world that a service can bring about, breadth first, until one is found in which it knows too much. */
final class Search {
    private final Setting setting;
    private final Moves moves;
    private final Knowledge knowledge;
    private final WorldTable table;
    private final Numbers found = new Numbers();
    private final Set<Integer> opened = new HashSet<>();
    private final Map<Place, int[]> successors = new HashMap<>();
    private boolean overlapping;
    private long steps;

    /** All that a site's moves depend on. */
    private record Place(int site, int index, List<View> views) {}

    Search(Setting setting, Rules rules) {
        this.setting = setting;
        this.moves = new Moves(setting, rules);
        this.knowledge = new Knowledge(setting, rules);
        this.table = new WorldTable(setting);
    }

    /**
     * What a search came to.
     *
     * @param worlds visited, up to renaming of honest sites
     * @param steps between them
     * @param opened the numbers of honest sites in the sums that were open in some world
     * @param overlapping whether in some world one update was in the open sums of two rounds
     * @param violation the first one found
     */
    record Outcome(int worlds, long steps, Set<Integer> opened, boolean overlapping, Optional<String> violation) {}

    Outcome run() {
        found.add(table.number(start()));
        for (int next = 0; next < found.size(); next++) {
            int[] indexes = table.indexes(found.get(next));
            var world = table.world(indexes);
            var violation = knowledge.violation(world);
            if (violation.isPresent()) {
                return outcome(violation);
            }
            note(knowledge.opened(world));
            for (int site = 0; site < setting.honest(); site++) {
                step(world, indexes, site);
            }
        }
        return outcome(Optional.empty());
    }

    private void note(List<Integer> sums) {
        int summed = 0;
        for (int sum : sums) {
            opened.add(Integer.bitCount(sum));
            overlapping |= (summed & sum) != 0;
            summed |= sum;
        }
    }

    /** All have advertised for the first attempt: a site that has not can do nothing that one which has cannot. */
    private int[] start() {
        var world = World.initial(setting);
        for (int site = 0; site < setting.honest(); site++) {
            var open = new Move(Move.Kind.OPEN, site, 0, 0, false);
            world = world.with(site, moves.apply(world.sites().get(site), open));
        }
        return world.sites().stream().mapToInt(table::index).toArray();
    }

    private void step(World world, int[] indexes, int site) {
        for (int successor : successors(world, indexes[site], site)) {
            int[] changed = indexes.clone();
            changed[site] = successor;
            found.add(table.number(changed));
            steps++;
        }
    }

    private int[] successors(World world, int index, int site) {
        var place = new Place(site, index, world.views(site));
        return successors.computeIfAbsent(place, key -> {
            var own = table.state(index);
            return moves.of(site, own, key.views()).stream()
                    .mapToInt(move -> table.index(moves.apply(own, move)))
                    .toArray();
        });
    }

    private Outcome outcome(Optional<String> violation) {
        return new Outcome(found.size(), steps, Set.copyOf(opened), overlapping, violation);
    }
}
