package io.covalence.dev.story;

import com.fasterxml.jackson.core.type.TypeReference;
import io.covalence.contract.Page;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.RunView;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Follows a run as a sponsor's program would, until it has ended. */
final class RunWatch {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final RestClient rest;
    private final Progress progress;
    private final Set<RoundId> told = new HashSet<>();

    RunWatch(RestClient rest, Progress progress) {
        this.rest = rest;
        this.progress = progress;
    }

    /** What happens while a run goes on. */
    interface Onlooker {
        void see(List<RoundView> rounds);
    }

    List<RoundView> untilEnded(RunId runId, Onlooker onlooker) {
        while (true) {
            var run = rest.get(Person.SPONSOR, "/runs/" + runId, new TypeReference<RunView>() {});
            var rounds = rounds(runId);
            tell(run, rounds);
            if (run.state() == RunState.SUCCEEDED) {
                return rounds;
            }
            if (run.state().ended()) {
                throw new StoryException("The run ended as " + run.state() + ": " + run.reason());
            }
            onlooker.see(rounds);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(INTERVAL.toMillis()));
        }
    }

    private List<RoundView> rounds(RunId runId) {
        return rest.all(Person.SPONSOR, "/runs/" + runId + "/rounds", new TypeReference<Page<RoundView>>() {});
    }

    /** A line for each round whose model has its metric; a passing line for the one that is under way. */
    private void tell(RunView run, List<RoundView> rounds) {
        for (var round : rounds) {
            boolean failed = round.summary().phase() == RoundPhase.FAILED;
            boolean known = round.evaluation() != null && round.summary().kind() == RoundKind.TRAINING;
            if ((known || failed) && told.add(round.summary().roundId())) {
                progress.line(RoundLine.finished(run, round));
            }
        }
        if (!rounds.isEmpty() && !run.state().ended()) {
            progress.passing(RoundLine.underWay(run, rounds.getLast()));
        }
    }
}
