package io.covalence.secagg.evidence;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ProtocolViolation.Code;
import java.util.Optional;

/** A record that a dishonest service changed and signed: the service's own signature never is what gives it away. */
final class SignedAnew {
    private SignedAnew() {}

    static void refused(RoundRecord round, Code code, String why) {
        assertThat(assertRefused(code, () -> verify(round))).hasMessageContaining(why);
    }

    static Report verify(RoundRecord round) {
        return BundleVerifier.verify(Bundle.sign(RecordedRound.SERVICE, round).encode(), Optional.empty());
    }
}
