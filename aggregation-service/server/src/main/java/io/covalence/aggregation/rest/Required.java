package io.covalence.aggregation.rest;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** A body that must be there. */
final class Required {
    private Required() {}

    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "Send a body.");
        }
        return body;
    }
}
