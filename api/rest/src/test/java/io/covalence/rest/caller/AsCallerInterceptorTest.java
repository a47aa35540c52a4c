package io.covalence.rest.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AsCallerInterceptorTest {
    private static final Class<?>[] TYPES = {String.class, InvitationToken.class};

    @Test
    void callWithoutItsBodyIsRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> AsCallerInterceptor.requireBody(TYPES, new @Nullable Object[] {"id", null}))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_REQUEST));
    }

    @Test
    void headerMayBeMissing() {
        var call = new @Nullable Object[] {null, new InvitationToken("token")};

        assertThatNoException().isThrownBy(() -> AsCallerInterceptor.requireBody(TYPES, call));
    }
}
