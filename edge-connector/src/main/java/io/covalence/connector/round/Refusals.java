package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.client.ServiceRefusal;
import io.covalence.connector.learning.UnusableUpdateException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.LeaveReason;
import io.covalence.secagg.ProtocolViolation;

/** What ended a round for this site, as its outcome. */
final class Refusals {
    private Refusals() {}

    static RoundOutcome outcome(RuntimeException cause) {
        return switch (cause) {
            case ServiceRefusal refusal -> missed(refusal);
            case ProtocolViolation violation ->
                new RoundOutcome.Refused(
                        reason(violation), "Secure aggregation refused a message: " + violation.getMessage() + ".");
            case UnusableUpdateException unusable ->
                new RoundOutcome.Refused(LeaveReason.UPDATE, "The update was not sent: " + unusable.getMessage() + ".");
            case Failure failure
            when failure.kind() == Failure.Kind.TRY_LATER -> new RoundOutcome.Missed(failure.what());
            case Failure failure -> new RoundOutcome.Refused(failure.leaves(), failure.what() + " " + failure.next());
            // Whatever it is, it ends this round only. Its message may quote data, its kind does not.
            default ->
                new RoundOutcome.Refused(
                        LeaveReason.FAULT,
                        "Something unexpected happened (" + cause.getClass().getSimpleName()
                                + "). Report it with the connector's version.");
        };
    }

    private static RoundOutcome missed(ServiceRefusal refusal) {
        if (refusal.is(ProblemType.ROUND_ABORTING)) {
            return new RoundOutcome.Missed("the attempt is given up: " + refusal.what());
        }
        boolean movedOn = refusal.is(ProblemType.ROUND_MOVED_ON) || refusal.is(ProblemType.NOT_FOUND);
        return new RoundOutcome.Missed(
                (movedOn ? "the round moved on: " : "the service refused a message: ") + refusal.what());
    }

    private static LeaveReason reason(ProtocolViolation violation) {
        return switch (violation.code()) {
            case BAD_PROOF, SPLIT_VIEW -> LeaveReason.LOG;
            case BROKEN_CHAIN, NOT_ENDORSED -> LeaveReason.CHARTER;
            case OUT_OF_RANGE -> LeaveReason.UPDATE;
            case MODEL_SPENT -> LeaveReason.REPEAT;
            default -> LeaveReason.PROTOCOL;
        };
    }
}
