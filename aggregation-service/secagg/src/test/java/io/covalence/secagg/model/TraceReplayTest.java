package io.covalence.secagg.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.message.ShareKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The model does what the library does: sampled schedules, made with real sessions, reveal exactly the shares that it says. */
final class TraceReplayTest {
    private static final int TRACES = 40;
    private static final int LONGEST = 80;

    private final Set<Move.Kind> made = EnumSet.noneOf(Move.Kind.class);
    private int revealing;

    @Test
    void sampledSchedulesRevealWhatTheModelSays() {
        replayAll(Setting.of(3, 0).overAttempts(2).withSplits().withCrashes());
        replayAll(Setting.of(4, 0).overAttempts(2).withSplits().withCrashes());
        replayAll(Setting.of(4, 1).overAttempts(2).withSplits().withCrashes());
        replayAll(Setting.of(5, 1).withSplits().withCrashes());
        replayAll(Setting.of(5, 0).overAttempts(2).withSplits().withCrashes());
        replayAll(Setting.of(5, 0).overRounds(2).withSplits().withCrashes());
        assertThat(made).containsExactlyInAnyOrder(Move.Kind.values());
        assertThat(revealing).as("of 240 schedules, those that came to M9").isGreaterThan(80);
    }

    private void replayAll(Setting setting) {
        var material = new Material(setting);
        var moves = new Moves(setting, new LibraryRules(material));
        for (int seed = 0; seed < TRACES; seed++) {
            replay(setting, moves, new RealWorld(material, setting), seed);
        }
    }

    private void replay(Setting setting, Moves moves, RealWorld real, long seed) {
        var schedule = new Schedule(moves, seed);
        var world = World.initial(setting);
        var trace = new ArrayList<Move>();
        try {
            var next = schedule.next(world);
            while (next.isPresent() && trace.size() < LONGEST) {
                var move = next.get();
                trace.add(move);
                real.make(move, world.sites().get(move.site()), world.views(move.site()));
                world = world.with(move.site(), moves.apply(world.sites().get(move.site()), move));
                next = schedule.next(world);
            }
            var expected = revealed(world);
            assertThat(real.revealed()).isEqualTo(expected);
            revealing += expected.isEmpty() ? 0 : 1;
            trace.forEach(move -> made.add(move.kind()));
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("seed " + seed + ": " + trace, failure);
        }
    }

    private static Set<Revealed> revealed(World world) {
        var revealed = new HashSet<Revealed>();
        for (int site = 0; site < world.sites().size(); site++) {
            for (int attempt = 0; attempt < world.setting().attempts(); attempt++) {
                var session = world.session(site, attempt);
                for (int rest = session.answered() ? session.sharing() : 0; rest != 0; rest &= rest - 1) {
                    int dealer = Integer.numberOfTrailingZeros(rest);
                    boolean survived = (session.survivors() >> dealer & 1) == 1;
                    var kind = survived ? ShareKind.SELF_MASK : ShareKind.RECOVERY;
                    revealed.add(new Revealed(attempt, session.roster(), dealer, kind, site));
                }
            }
        }
        return revealed;
    }
}
