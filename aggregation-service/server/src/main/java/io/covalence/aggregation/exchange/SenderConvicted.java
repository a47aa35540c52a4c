package io.covalence.aggregation.exchange;

import io.covalence.aggregation.evidence.Conviction;
import io.covalence.contract.problem.ProblemException;

/** A message is refused, and that it was sent convicts its sender. */
final class SenderConvicted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Conviction conviction;
    private final ProblemException refusal;

    SenderConvicted(Conviction conviction, ProblemException refusal) {
        super(refusal);
        this.conviction = conviction;
        this.refusal = refusal;
    }

    Conviction conviction() {
        return conviction;
    }

    ProblemException refusal() {
        return refusal;
    }
}
