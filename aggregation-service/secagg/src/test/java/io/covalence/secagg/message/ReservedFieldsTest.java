package io.covalence.secagg.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a later version will say has its place already; this version says nothing there, and takes nobody's word for it. */
final class ReservedFieldsTest {
    private static final Map<MessageType, byte[]> SAMPLES = MessageSamples.all();

    /** M5: leaf root and state. M6: root of the masked sum, signature. M7, M8: that root, who added. M10: state. Bundles: M11. */
    @ParameterizedTest
    @CsvSource({
        "MASKED_HEADER, 128, 64",
        "SURVIVORS, 96, 96",
        "AGREEMENT, 96, 32",
        "QUORUM, 34, 34",
        "RESULT, 128, 32",
        "BUNDLE, 66, 2",
        "BUNDLE_CLOSING, 66, 2"
    })
    void reservedFieldIsZeroOrRefused(MessageType type, int fromEnd, int length) {
        var genuine = MessageSamples.require(SAMPLES, type);
        for (int i = 0; i < length; i++) {
            assertReserved(type, genuine, genuine.length - fromEnd + i);
        }
    }

    /** A hash of the optimiser's state and the count of a window of states, between the hashes of model and plan. */
    @Test
    void stateOfAnOfferIsZeroOrRefused() {
        var genuine = MessageSamples.require(SAMPLES, MessageType.OFFER);
        var model = Offer.decode(genuine).context().modelHash();
        int at = indexOf(genuine, model) + ByteString.KEY_SIZE;
        for (int i = 0; i < 34; i++) {
            assertReserved(MessageType.OFFER, genuine, at + i);
        }
    }

    @Test
    void stateOfAModelInTheLogIsZeroOrRefused() {
        var genuine = new ModelEntry("study", "run", 1, Federation.hash("model")).encode();
        assertThat(LogEntry.decode(genuine).encode()).isEqualTo(genuine);
        for (int i = 1; i <= 32; i++) {
            assertReserved(MessageType.LOG_ENTRY, genuine, genuine.length - i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void messageOfAnOlderReleaseSaysSo(MessageType type) {
        var older = MessageSamples.require(SAMPLES, type).clone();
        older[1] = (byte) (type.version() - 1);
        assertThat(refusal(type, older))
                .hasMessageContaining("of version " + (type.version() - 1))
                .hasMessageContaining("older release");
        older[1] = (byte) (type.version() + 1);
        assertThat(refusal(type, older)).hasMessageContaining("a newer release is needed");
    }

    private static void assertReserved(MessageType type, byte[] genuine, int at) {
        assertThat(genuine[at]).as("byte %s of %s", at, type).isZero();
        var changed = genuine.clone();
        changed[at] = 1;
        assertThat(refusal(type, changed)).hasMessageContaining("reserves");
    }

    private static ProtocolViolation refusal(MessageType type, byte[] message) {
        var violation = catchThrowableOfType(
                ProtocolViolation.class, () -> MessageCodec.of(type).decodeAndEncode(message));
        assertThat(violation).isNotNull();
        assertThat(violation.code()).isEqualTo(Code.UNSUPPORTED_VERSION);
        return violation;
    }

    private static int indexOf(byte[] message, ByteString part) {
        for (int at = 0; at + part.size() <= message.length; at++) {
            if (ByteString.of(Arrays.copyOfRange(message, at, at + part.size())).equals(part)) {
                return at;
            }
        }
        throw new IllegalArgumentException("the message does not hold this");
    }
}
