package io.covalence.aggregation.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions about what the service refuses. */
public final class Refusals {
    private Refusals() {}

    /** Refused in this way; the sentence can be asserted further. */
    public static AbstractThrowableAssert<?, ? extends Throwable> refused(ProblemType type, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(type));
    }
}
