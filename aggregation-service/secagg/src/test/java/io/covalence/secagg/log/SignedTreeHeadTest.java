package io.covalence.secagg.log;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SeededRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SignedTreeHeadTest {
    private final IdentityKey service = IdentityKey.generate(new SeededRandom(1));
    private final SignedTreeHead head =
            SignedTreeHead.sign(service, "tenant", 7, 1_700_000_000_000L, Federation.hash("root"));

    @Test
    void headThatTheServiceSignedHolds() {
        assertThatCode(() -> head.verify(service.publicKey(), "tenant")).doesNotThrowAnyException();
        assertThat(SignedTreeHead.decode(head.encode())).isEqualTo(head);
    }

    @Test
    void headOfAnotherTenantsLogIsRefusedThoughTheSameKeySignedIt() {
        assertRefused(Code.WRONG_CONTEXT, () -> head.verify(service.publicKey(), "other-tenant"));
    }

    @Test
    void headThatSomebodyElseSignedIsRefused() {
        var stranger = IdentityKey.generate(new SeededRandom(2));
        assertRefused(Code.BAD_SIGNATURE, () -> head.verify(stranger.publicKey(), "tenant"));
    }

    @Test
    void headWithAnyFieldChangedIsRefused() {
        var signature = head.signature();
        for (var changed : List.of(
                new SignedTreeHead("tenant", 8, head.time(), head.root(), signature),
                new SignedTreeHead("tenant", 7, head.time() + 1, head.root(), signature),
                new SignedTreeHead("tenant", 7, head.time(), Federation.hash("other"), signature),
                new SignedTreeHead("tenant", 7, head.time(), head.root(), ByteString.of(new byte[64])))) {
            assertRefused(Code.BAD_SIGNATURE, () -> changed.verify(service.publicKey(), "tenant"));
        }
        var renamed = new SignedTreeHead("tenanT", 7, head.time(), head.root(), signature);
        assertRefused(Code.BAD_SIGNATURE, () -> renamed.verify(service.publicKey(), "tenanT"));
    }

    @Test
    void sizesAndTimesAreNotNegative() {
        assertRefused(Code.MALFORMED, () -> new SignedTreeHead("tenant", -1, 0, head.root(), head.signature()));
        assertRefused(Code.MALFORMED, () -> new SignedTreeHead("tenant", 0, -1, head.root(), head.signature()));
    }
}
