package io.covalence.service.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says that something is refused, and how. */
public final class Refusals {
    private Refusals() {}

    public static ProblemException refused(ProblemType type, ThrowingCallable call) {
        var refusal = catchThrowableOfType(ProblemException.class, call);
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.type()).isEqualTo(type);
        return refusal;
    }

    public static void refused(ProblemType type, String pointer, ThrowingCallable call) {
        assertThat(refused(type, call).errors())
                .extracting(Problem.FieldError::pointer)
                .contains(pointer);
    }
}
