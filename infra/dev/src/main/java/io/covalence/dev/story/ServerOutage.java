package io.covalence.dev.story;

import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RoundView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kills the server in the middle of a round, starts it again at once, and measures when the run continues. */
public final class ServerOutage implements RunWatch.Onlooker {
    private final int number;
    private final Server server;
    private final Progress progress;
    private final Clock clock;
    private @Nullable Instant begun;
    private @Nullable Instant ready;
    private @Nullable Seconds seconds;

    public ServerOutage(int number, Server server, Progress progress, Clock clock) {
        this.number = number;
        this.server = server;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * How long it took, from the start of the new process.
     *
     * @param ready until the server was ready
     * @param resumed until something happened in the run
     */
    public record Seconds(int round, double ready, double resumed) {}

    @Override
    public void see(List<RoundView> rounds) {
        if (begun == null && reached(rounds, number, RoundPhase.TRAINING)) {
            server.kill();
            progress.line("  killed the server in round " + number + ", phase "
                    + rounds.getLast().summary().phase());
            begun = clock.instant();
            server.startAgain();
            ready = clock.instant();
        } else if (begun != null && ready != null && seconds == null) {
            measure(rounds, begun, ready);
        }
    }

    /** What it took; empty when the run has not gone on. */
    public Optional<Seconds> seconds() {
        return Optional.ofNullable(seconds);
    }

    /** What is told late but happened before the kill is no progress. */
    private void measure(List<RoundView> rounds, Instant start, Instant answering) {
        var next = rounds.stream()
                .map(RoundView::changedAt)
                .filter(time -> time.isAfter(start))
                .min(Instant::compareTo);
        if (next.isPresent()) {
            seconds = new Seconds(number, between(start, answering), between(start, next.get()));
            progress.line(String.format(
                    Locale.ROOT,
                    "  the server was ready %.1f s after its restart, and the run went on after %.1f s",
                    seconds.ready(),
                    seconds.resumed()));
        }
    }

    private static boolean reached(List<RoundView> rounds, int number, RoundPhase phase) {
        return rounds.stream()
                .anyMatch(round -> round.summary().number() == number
                        && round.summary().phase().compareTo(phase) >= 0);
    }

    private static double between(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }
}
