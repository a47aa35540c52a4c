package io.covalence.aggregation.exchange;

import io.covalence.aggregation.round.MessageKind;
import io.covalence.aggregation.round.RoundSite;
import io.covalence.contract.round.RoundPhase;

/** Which messages a round takes from a site as it stands. */
final class Admission {
    private Admission() {}

    static boolean isExpected(RoundAccess.Inside inside, MessageKind kind) {
        var phase = inside.round().phase();
        int cohort = inside.site().cohort();
        return !inside.site().gone()
                && switch (kind) {
                    case ADVERTISE -> inside.round().gathering();
                    case SHARES -> phase == RoundPhase.SHARES && cohort >= RoundSite.ROSTER;
                    case MASKED, COMPLAINTS -> takesChunks(inside);
                    case AGREEMENT ->
                        (phase == RoundPhase.AGREEMENT || phase == RoundPhase.UNMASKING)
                                && cohort >= RoundSite.SURVIVING;
                    case ABORT_VOTE ->
                        (phase == RoundPhase.MASKED || phase == RoundPhase.AGREEMENT || phase == RoundPhase.ABORTING)
                                && cohort >= RoundSite.SHARING;
                    case UNMASK -> phase == RoundPhase.UNMASKING && cohort >= RoundSite.SURVIVING;
                };
    }

    static boolean takesChunks(RoundAccess.Inside inside) {
        return inside.round().phase() == RoundPhase.MASKED
                && inside.site().cohort() >= RoundSite.SHARING
                && !inside.site().gone();
    }
}
