package io.covalence.secagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions about refusals. */
public final class Violations {
    private Violations() {}

    /** Refused with the code, and nobody is blamed. */
    public static ProtocolViolation assertRefused(Code code, ThrowingCallable action) {
        var violation = violation(code, action);
        assertThat(violation.blamed()).isEmpty();
        return violation;
    }

    /** Refused with the code, and the culprit is named. */
    public static void assertBlamed(SiteId culprit, Code code, ThrowingCallable action) {
        assertThat(violation(code, action).blamed()).contains(culprit);
    }

    private static ProtocolViolation violation(Code code, ThrowingCallable action) {
        var violation = catchThrowableOfType(ProtocolViolation.class, action);
        assertThat(violation).as("a refusal with " + code).isNotNull();
        assertThat(violation.code()).as(violation.getMessage()).isEqualTo(code);
        return violation;
    }
}
