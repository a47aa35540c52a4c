package io.covalence.aggregation.round;

import io.covalence.aggregation.run.Run;
import io.covalence.contract.run.PhaseLimits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits of a round's phase, as people are told them. */
final class Limits {
    private Limits() {}

    static @Nullable PhaseLimits of(Run run, Round round, List<RoundSite> sites) {
        if (round.ended()) {
            return null;
        }
        var policy = RoundTerms.policy(run);
        int roster = (int)
                sites.stream().filter(site -> site.cohort() >= RoundSite.ROSTER).count();
        int needed = switch (round.phase()) {
            case TRAINING, KEYS -> policy.leastRoster();
            case SHARES, MASKED -> policy.leastSubset(roster);
            case AGREEMENT, UNMASKING, AGGREGATING, ABORTING, COMPLETED, FAILED -> policy.threshold(roster);
        };
        return new PhaseLimits(deadline(run, round), needed);
    }

    private static @Nullable Instant deadline(Run run, Round round) {
        return switch (round.phase()) {
            case TRAINING, KEYS -> round.trainingDeadline();
            case SHARES, MASKED, AGREEMENT, UNMASKING, ABORTING ->
                round.phaseSince().plusSeconds(run.plan().schedule().phaseSeconds());
            case AGGREGATING, COMPLETED, FAILED -> null;
        };
    }
}
