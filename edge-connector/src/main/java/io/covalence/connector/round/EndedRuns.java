package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.ServiceRefusal;
import io.covalence.contract.id.RunId;
import io.covalence.contract.problem.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Has what this site keeps of a run deleted once the run has ended. With the round that evaluates the last model it goes by itself; but a
 * run that failed or was stopped has no such round. The service's word is enough: what it could reach by a false one is that this
 * site begins the run's next round from zeros. Nor can it have a run stay for ever: of one of which there was no round for
 * {@value #LONGEST_DAYS} days everything goes, whatever the service says of it or does not. For use by one thread.
 */
final class EndedRuns {
    private static final Duration SELDOM = Duration.ofMinutes(10);
    private static final int LONGEST_DAYS = 90;

    private final KeptVectors kept;
    private final AggregationServiceClient service;
    private final Clock clock;
    private Instant next = Instant.MIN;

    EndedRuns(KeptVectors kept, AggregationServiceClient service, Clock clock) {
        this.kept = kept;
        this.service = service;
        this.clock = clock;
    }

    /** Asks of each run of which something is kept, but seldom; what could not be asked now is asked then. */
    void forget() throws InterruptedException {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(SELDOM);
        for (var run : kept.runs()) {
            try {
                if (kept.noneSince(run, now.minus(Duration.ofDays(LONGEST_DAYS))) || hasEnded(run)) {
                    kept.forget(run);
                }
            } catch (Failure unknown) {
                // The service is away, or says nothing that can be understood: what is kept stays
            }
        }
    }

    /** A run that the service no longer knows, or no longer with this site in it, has ended for this site. */
    private boolean hasEnded(RunId run) throws InterruptedException {
        try {
            return service.run(run).state().ended();
        } catch (ServiceRefusal refusal) {
            if (refusal.is(ProblemType.NOT_FOUND)) {
                return true;
            }
            throw refusal;
        }
    }
}
