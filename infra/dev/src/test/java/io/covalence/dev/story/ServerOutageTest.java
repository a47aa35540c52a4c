package io.covalence.dev.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RoundView;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that is ready ten seconds after its start; the clock moves with it. */
final class ServerOutageTest {
    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");

    private final List<String> done = new ArrayList<>();
    private Instant now = BEGIN;
    private final ServerOutage outage = new ServerOutage(
            2, new TenSecondServer(), new Progress(new PrintStream(OutputStream.nullOutputStream()), false), clock());

    @Test
    void killsOnceInItsRoundAndMeasuresFromTheRestartToTheNextChange() {
        outage.see(List.of(round(1, RoundPhase.COMPLETED, BEGIN)));
        assertThat(done).isEmpty();
        outage.see(List.of(round(2, RoundPhase.KEYS, BEGIN)));
        outage.see(List.of(round(2, RoundPhase.SHARES, BEGIN.plusSeconds(12))));
        outage.see(List.of(round(2, RoundPhase.COMPLETED, BEGIN.plusSeconds(20))));
        assertThat(done).containsExactly("kill", "start");
        assertThat(outage.seconds()).contains(new ServerOutage.Seconds(2, 10, 12));
    }

    @Test
    void doesNotTakeForProgressWhatHappenedBeforeTheKill() {
        now = BEGIN.plusSeconds(5);
        outage.see(List.of(round(2, RoundPhase.TRAINING, BEGIN)));
        outage.see(List.of(round(2, RoundPhase.KEYS, BEGIN.plusSeconds(4))));
        assertThat(outage.seconds()).isEmpty();
    }

    private static RoundView round(int number, RoundPhase phase, Instant changedAt) {
        var summary = new RoundSummary(
                new RoundId("round_1"), number, 1, RoundKind.TRAINING, phase, 0, 0, "", null, 0, 0, null, 0, 0);
        return new RoundView(summary, BEGIN, changedAt, "", List.of(), null);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private final class TenSecondServer implements Server {
        @Override
        public void kill() {
            done.add("kill");
        }

        @Override
        public void startAgain() {
            done.add("start");
            now = now.plusSeconds(10);
        }
    }
}
