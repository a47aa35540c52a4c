package io.covalence.secagg.charter;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation.Code;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a charter looks like, before anybody is asked who signed it: there is one form for one content. */
final class CharterFormTest {
    private static final SiteId ADA = new SiteId("ada");
    private static final ByteString SHORT = ByteString.of(new byte[31]);

    private final Charter charter = Consortium.founding("ada", "bea", "cid");

    /** Otherwise two charters could look alike to the people who sign them. */
    @Test
    void tenantAndStudyHaveNamesThatCanBeRead() {
        for (var name : List.of("", "a b", "a\u0000", "x".repeat(129))) {
            assertThat(assertRefused(Code.MALFORMED, () -> named(name, "study")))
                    .hasMessageStartingWith("tenant is");
            assertThat(assertRefused(Code.MALFORMED, () -> named("tenant", name)))
                    .hasMessageStartingWith("study is");
        }
        assertThat(named("x".repeat(128), "~").tenant()).hasSize(128);
    }

    @Test
    void hashesKeysAndSignaturesHaveTheirSize() {
        var signature = CharterSignature.sign(Consortium.key("ada"), charter, ADA);
        for (ThrowingCallable wrong : List.<ThrowingCallable>of(
                () -> following(SHORT, charter.serviceKey(), charter.planHash()),
                () -> following(charter.hash(), SHORT, charter.planHash()),
                () -> following(charter.hash(), charter.serviceKey(), SHORT),
                () -> new CharterMember(ADA, SHORT),
                () -> new CharterSignature(SHORT, ADA, signature.signature()),
                () -> new CharterSignature(charter.hash(), ADA, SHORT))) {
            assertRefused(Code.MALFORMED, wrong);
        }
    }

    private Charter named(String tenant, String study) {
        return new Charter(
                tenant,
                study,
                1,
                Charter.NONE,
                charter.serviceKey(),
                charter.members(),
                1,
                3,
                charter.limits(),
                charter.planHash());
    }

    private Charter following(ByteString previous, ByteString serviceKey, ByteString planHash) {
        return new Charter(
                "tenant", "study", 2, previous, serviceKey, charter.members(), 1, 3, charter.limits(), planHash);
    }
}
