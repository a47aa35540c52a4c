package io.covalence.aggregation.driver;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.RoundPhase;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What follows from a situation.
 *
 * @param dropped sites that the round goes on without, and why
 */
record Verdict(Map<SiteId, String> dropped, Decision decision) {
    Verdict {
        dropped = Map.copyOf(dropped);
    }

    /** How the round goes on. */
    sealed interface Decision {}

    /** Nothing changes before a message arrives or this time comes. */
    record Wait(Instant until) implements Decision {}

    /**
     * The next phase begins.
     *
     * @param cohort sites that are in the next smaller cohort; empty when no cohort is fixed by this step
     */
    record Enter(RoundPhase phase, List<SiteId> cohort) implements Decision {
        Enter {
            cohort = List.copyOf(cohort);
        }
    }

    /** This attempt ends here, once it is certain that its sum is never opened. */
    record GiveUp(String reason) implements Decision {}

    /** This attempt has ended, and the next one begins. */
    record Retry(String reason) implements Decision {}

    /** The round is burnt. */
    record Burn(String reason) implements Decision {}

    /** Enough shares are there: the sum is to be opened. */
    record Open() implements Decision {}

    /** The round has ended; what remains of it is to be scrubbed. */
    record Scrub() implements Decision {}
}
