package io.covalence.service.run;

import io.covalence.contract.id.RunId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.run.RunEvents;
import io.covalence.contract.run.RunOrder;
import java.time.Duration;

/** The aggregation service, as the tenant service uses it. */
public interface AggregationService {
    /** How an order was received. */
    sealed interface Answer {
        /** It was taken, now or before. */
        record Taken() implements Answer {}

        /** It will never be taken. */
        record Refused(String reason) implements Answer {}

        /** Nobody answered, or not now: ask again. */
        record NotNow() implements Answer {}
    }

    Answer order(RunOrder order);

    Answer stop(RunId runId);

    /** No further round of the run is opened. */
    Answer pause(RunId runId);

    Answer resume(RunId runId);

    /**
     * Events after a cursor, waiting for the first one.
     *
     * @throws ProblemException UNAVAILABLE when the service does not answer
     */
    RunEvents events(long after, int limit, Duration wait);

    /**
     * A model version's parameters; the caller closes it.
     *
     * @throws ProblemException NOT_FOUND when there is no such version, UNAVAILABLE when the service does not answer
     */
    ModelFile model(RunId runId, int version);
}
