package io.covalence.secagg.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A service that moves at random, mostly towards a result: the largest sets and few crashes, so that schedules get far. */
final class Schedule {
    private static final double CRASHES = 0.06;
    private static final double SPLITS = 0.15;
    private static final double VOTES = 0.2;

    private final Moves moves;
    private final SplittableRandom random;

    Schedule(Moves moves, long seed) {
        this.moves = moves;
        this.random = new SplittableRandom(seed);
    }

    /** Empty when no move is left. */
    Optional<Move> next(World world) {
        var all = new ArrayList<Move>();
        for (int site = 0; site < world.sites().size(); site++) {
            all.addAll(moves.of(site, world.sites().get(site), world.views(site)));
        }
        boolean crash = random.nextDouble() < CRASHES;
        boolean split = random.nextDouble() < SPLITS;
        boolean vote = random.nextDouble() < VOTES;
        var wanted = all.stream()
                .filter(move -> crash || !isCrash(move))
                .filter(move -> vote || move.kind() != Move.Kind.VOTE)
                .filter(move -> split || isLargest(move, all))
                .toList();
        return pick(wanted.isEmpty() ? all : wanted);
    }

    private Optional<Move> pick(List<Move> moves) {
        return moves.isEmpty() ? Optional.empty() : Optional.of(moves.get(random.nextInt(moves.size())));
    }

    private static boolean isCrash(Move move) {
        return move.lost() || move.kind() == Move.Kind.CRASH;
    }

    private static boolean isLargest(Move move, List<Move> all) {
        int largest = all.stream()
                .filter(other -> other.site() == move.site() && other.kind() == move.kind())
                .map(Move::set)
                .map(Integer::bitCount)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Integer.bitCount(move.set()) == largest;
    }
}
