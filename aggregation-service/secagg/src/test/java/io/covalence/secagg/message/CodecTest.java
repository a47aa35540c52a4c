package io.covalence.secagg.message;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.log.SignedTreeHead;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decoders accept the canonical encoding and nothing else, and fail in one way only. */
final class CodecTest {
    record Case(String name, ByteString encoding, Function<byte[], byte[]> decodeAndEncode) {
        static Case of(String name, byte[] encoding, Function<byte[], byte[]> decodeAndEncode) {
            return new Case(name, ByteString.of(encoding), decodeAndEncode);
        }

        byte[] bytes() {
            return encoding.toByteArray();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        var federation = new Federation(3, 0, new VectorLayout(2, 1));
        var script = new RoundScript(federation, 99);
        var self = federation.site(0);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(federation.sites().subList(0, 2));
        script.unmask(List.of(self));
        var shares = RoundScript.require(script.shares, self);
        return List.of(
                Case.of(
                        "advertise",
                        RoundScript.require(script.advertised, self).encode(),
                        bytes -> Advertise.decode(bytes).encode()),
                Case.of(
                        "roster",
                        script.roster().encode(),
                        bytes -> Roster.decode(bytes).encode()),
                Case.of(
                        "shares-header",
                        shares.header().encode(),
                        bytes -> SharesHeader.decode(bytes).encode()),
                Case.of("shares", shares.encode(), bytes -> Shares.decode(bytes).encode()),
                Case.of(
                        "deliver",
                        script.deliverTo(self).encode(),
                        bytes -> Deliver.decode(bytes).encode()),
                Case.of(
                        "masked-header",
                        RoundScript.require(script.masked, self).header().encode(),
                        bytes -> MaskedHeader.decode(bytes).encode()),
                Case.of(
                        "survivors",
                        script.survivors().encode(),
                        bytes -> Survivors.decode(bytes).encode()),
                Case.of(
                        "unmask",
                        RoundScript.require(script.unmasks, self).encode(),
                        bytes -> Unmask.decode(bytes).encode()),
                Case.of(
                        "tree-head",
                        SignedTreeHead.sign(
                                        federation.identity(self),
                                        "tenant",
                                        7,
                                        1_700_000_000_000L,
                                        Federation.hash("root"))
                                .encode(),
                        bytes -> SignedTreeHead.decode(bytes).encode()));
    }

    @Test
    void everyMessageTypeHasACase() {
        assertThat(cases()).hasSize(MessageType.values().length);
    }

    /**
     * Length and SHA-256, the first 8 bytes, of each message of a seeded round of three sites. They change only together with {@link MessageType#VERSION};
     * the layout itself is checked byte by byte against another implementation in ProtocolAnswersTest.
     */
    @Test
    void encodingsStayAsTheyAre() {
        var golden = new HashMap<String, String>();
        for (var message : cases()) {
            golden.put(
                    message.name(),
                    message.bytes().length + " "
                            + Encoder.sha256(message.bytes()).hex().substring(0, 16));
        }
        assertThat(golden)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "advertise", "206 616a2d9f8282c229",
                        "deliver", "1592 77f4ea293ecde1c1",
                        "masked-header", "182 51cdb4022e5ec575",
                        "roster", "634 7345c75e7d5195f7",
                        "shares", "646 e3e338346e3053f5",
                        "shares-header", "468 7d188d83110e4d19",
                        "survivors", "376 c15bec51fe702539",
                        "tree-head", "124 a417b1f0c3984914",
                        "unmask", "279 ab620a54532c505c"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decodingAndEncodingGivesTheSameBytes(Case message) {
        assertThat(message.decodeAndEncode().apply(message.bytes())).isEqualTo(message.bytes());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyTruncationIsRefused(Case message) {
        for (int length = 0; length < message.bytes().length; length++) {
            var truncated = Arrays.copyOf(message.bytes(), length);
            assertThat(refusal(message, truncated)).as("length %s", length).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void trailingBytesAreRefused(Case message) {
        var longer = Arrays.copyOf(message.bytes(), message.bytes().length + 1);
        assertRefused(Code.MALFORMED, () -> message.decodeAndEncode().apply(longer));
    }

    /** Each change is refused, or it is another message that encodes to exactly the changed bytes. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyChangeOfAByteIsRefusedOrAnotherMessage(Case message) {
        for (int at = 0; at < message.bytes().length; at++) {
            for (int change : new int[] {0x01, 0x80, 0xff, message.bytes()[at]}) {
                var changed = message.bytes().clone();
                changed[at] ^= (byte) change;
                refusal(message, changed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void unknownTypeOrVersionIsRefused(Case message) {
        for (int at : new int[] {0, 1}) {
            var changed = message.bytes().clone();
            changed[at]++;
            assertRefused(
                    Code.UNSUPPORTED_VERSION, () -> message.decodeAndEncode().apply(changed));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void messageLongerThanItsBoundIsRefusedUnread(Case message) {
        assertRefused(Code.MALFORMED, () -> message.decodeAndEncode().apply(new byte[(1 << 24) + 1]));
    }

    @Test
    void listsMustAscend() {
        var unmask = Unmask.decode(cases().stream()
                .filter(message -> message.name().equals("unmask"))
                .findFirst()
                .orElseThrow()
                .bytes());
        var reversed = unmask.shares().reversed();
        assertRefused(
                Code.MALFORMED,
                () -> new Unmask(unmask.session(), unmask.site(), unmask.survivors(), reversed, unmask.signature()));
        var encoded = MessageType.UNMASK
                .encoder()
                .raw(unmask.session())
                .site(unmask.site())
                .raw(unmask.survivors())
                .u16(reversed.size());
        reversed.forEach(share -> share.write(encoded));
        var bytes = encoded.raw(unmask.signature()).toByteArray();
        assertRefused(Code.MALFORMED, () -> Unmask.decode(bytes));
    }

    @Test
    void siteIdsAreBounded() {
        assertThat(new SiteId("a".repeat(64)).value()).hasSize(64);
        for (var bad : List.of("", "a".repeat(65), "a b", "a/b", "é", "a\n")) {
            assertRefused(Code.MALFORMED, () -> new SiteId(bad));
        }
    }

    @Test
    void layoutsAreBounded() {
        assertRefused(Code.MALFORMED, () -> new VectorLayout(0, 0));
        assertRefused(Code.MALFORMED, () -> new VectorLayout(-1, 4));
        assertRefused(Code.MALFORMED, () -> new VectorLayout(VectorLayout.MAXIMUM_WORDS + 1, 0));
        assertRefused(Code.MALFORMED, () -> new VectorLayout(1, VectorLayout.MAXIMUM_LIMBS + 1));
    }

    private static @Nullable ProtocolViolation refusal(Case message, byte[] bytes) {
        try {
            assertThat(message.decodeAndEncode().apply(bytes)).isEqualTo(bytes);
            return null;
        } catch (ProtocolViolation expected) {
            return expected;
        } catch (RuntimeException unexpected) {
            return fail("a decoder failed in another way", unexpected);
        }
    }
}
