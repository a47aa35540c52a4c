package io.covalence.secagg.message;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decoders accept the canonical encoding and nothing else, and fail in one way only. */
final class CodecTest {
    /** Of a long message, a few thousand places: what it is made of is tested whole under its own type. */
    private static int step(MessageType type) {
        return 1 + sample(type).length / 4096;
    }

    private static final Map<MessageType, byte[]> SAMPLES = MessageSamples.all();

    @ParameterizedTest
    @EnumSource
    void decodingAndEncodingGivesTheSameBytes(MessageType type) {
        assertThat(recode(type, sample(type))).isEqualTo(sample(type));
    }

    @ParameterizedTest
    @EnumSource
    void everyTruncationIsRefused(MessageType type) {
        for (int length = 0; length < sample(type).length; length += step(type)) {
            var truncated = Arrays.copyOf(sample(type), length);
            assertThat(refusal(type, truncated)).as("length %s", length).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void trailingBytesAreRefused(MessageType type) {
        var longer = Arrays.copyOf(sample(type), sample(type).length + 1);
        assertRefused(Code.MALFORMED, () -> recode(type, longer));
    }

    /** Each change is refused, or it is another message that encodes to exactly the changed bytes. */
    @ParameterizedTest
    @EnumSource
    void everyChangeOfAByteIsRefusedOrAnotherMessage(MessageType type) {
        for (int at = 0; at < sample(type).length; at += step(type)) {
            for (int change : new int[] {0x01, 0x80, 0xff, sample(type)[at]}) {
                var changed = sample(type).clone();
                changed[at] ^= (byte) change;
                refusal(type, changed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void unknownTypeOrVersionIsRefused(MessageType type) {
        for (int version : new int[] {0, type.version() + 1, 255}) {
            var changed = sample(type).clone();
            changed[1] = (byte) version;
            assertRefused(Code.UNSUPPORTED_VERSION, () -> recode(type, changed));
        }
        var ofAnotherType = sample(type).clone();
        ofAnotherType[0]++;
        assertRefused(Code.UNSUPPORTED_VERSION, () -> recode(type, ofAnotherType));
    }

    @ParameterizedTest
    @EnumSource
    void messageLongerThanItsBoundIsRefusedUnread(MessageType type) {
        var tooLong = Arrays.copyOf(sample(type), type.maximumBytes() + 1);
        assertThat(assertRefused(Code.MALFORMED, () -> recode(type, tooLong)))
                .hasMessage("a " + type + " message is longer than " + type.maximumBytes() + " bytes");
        var longest = Arrays.copyOf(sample(type), type.maximumBytes());
        assertThat(assertRefused(Code.MALFORMED, () -> recode(type, longest)))
                .hasMessageContaining("bytes follow the end");
    }

    @Test
    void listsMustAscend() {
        var unmask = Unmask.decode(sample(MessageType.UNMASK));
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
            var encoded = new Encoder().text(bad).toByteArray();
            assertRefused(Code.MALFORMED, () -> Decoder.of(encoded, "a test").site());
        }
    }

    @Test
    void layoutsAreBounded() {
        assertRefused(Code.MALFORMED, () -> new VectorLayout(0, RingWidth.BITS_32, 0));
        assertRefused(Code.MALFORMED, () -> new VectorLayout(-1, RingWidth.BITS_32, 4));
        assertRefused(Code.MALFORMED, () -> new VectorLayout(VectorLayout.MAXIMUM_VALUES + 1, RingWidth.BITS_16, 0));
        assertRefused(Code.MALFORMED, () -> new VectorLayout(1, RingWidth.BITS_64, VectorLayout.MAXIMUM_LIMBS + 1));
    }

    private static byte[] sample(MessageType type) {
        return MessageSamples.require(SAMPLES, type);
    }

    private static byte[] recode(MessageType type, byte[] bytes) {
        return MessageCodec.of(type).decodeAndEncode(bytes);
    }

    private static @Nullable ProtocolViolation refusal(MessageType type, byte[] bytes) {
        try {
            assertThat(recode(type, bytes)).isEqualTo(bytes);
            return null;
        } catch (ProtocolViolation expected) {
            return expected;
        } catch (RuntimeException unexpected) {
            return fail("a decoder failed in another way", unexpected);
        }
    }
}
