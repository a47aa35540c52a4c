package io.covalence.secagg.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.MessageType;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Mutated messages: each is refused by a {@link ProtocolViolation} or is another message that encodes to exactly its bytes,
 * and reading it allocates no more than {@value #ALLOCATED_PER_BYTE} bytes a byte and {@value #ALLOCATED_ANYWAY} (a stack
 * trace) beside. The budget is {@value #BUDGET} mutations over all types; {@code -Dfuzz.mutations=N -Dfuzz.seed=S} runs more
 * or others.
 */
final class FuzzTest {
    private static final int BUDGET = 200_000;
    private static final int ALLOCATED_PER_BYTE = 8;
    private static final int ALLOCATED_ANYWAY = 8 << 10;

    private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", BUDGET);
    private static final long SEED = Long.getLong("fuzz.seed", 3);
    private static final Map<MessageType, byte[]> SAMPLES = MessageSamples.all();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long mostAllocated;

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void mutatedMessageIsRefusedOrIsAnotherMessage(MessageType type) {
        var codec = MessageCodec.of(type);
        var mutator = new MessageMutator(SEED + type.code(), List.copyOf(SAMPLES.values()));
        byte[] genuine = MessageSamples.require(SAMPLES, type);
        decode(codec, genuine);
        mostAllocated = 0;
        int accepted = 0;
        int mutations = Math.ceilDiv(MUTATIONS, MessageType.values().length);
        for (int i = 0; i < mutations; i++) {
            byte[] mutated = mutator.mutate(genuine);
            accepted += survives(codec, mutated, "mutation " + i + " of " + type + " by seed " + SEED) ? 1 : 0;
        }
        System.out.printf(
                "%s: %d of %d mutations are other messages; at most %d bytes allocated beyond the multiple%n",
                type, accepted, mutations, mostAllocated);
        assertThat(accepted)
                .as("a fuzzer of which everything is refused at once tests little")
                .isGreaterThan(mutations / 100);
        assertThat(accepted).isLessThan(mutations);
    }

    @ParameterizedTest
    @EnumSource
    void messageOfAnotherTypeIsRefusedByItsFirstByte(MessageType type) {
        SAMPLES.forEach((other, message) -> {
            if (other != type) {
                assertThat(decode(MessageCodec.of(type), message))
                        .as("%s read as %s", other, type)
                        .isFalse();
            }
        });
    }

    private boolean survives(MessageCodec<?> codec, byte[] mutated, String which) {
        try {
            boolean accepted = decode(codec, mutated);
            // The first time may have initialised something.
            long before = THREADS.getCurrentThreadAllocatedBytes();
            decode(codec, mutated);
            long beyond =
                    THREADS.getCurrentThreadAllocatedBytes() - before - (long) ALLOCATED_PER_BYTE * mutated.length;
            mostAllocated = Math.max(mostAllocated, beyond);
            assertThat(beyond).isLessThan(ALLOCATED_ANYWAY);
            if (accepted) {
                assertThat(codec.decodeAndEncode(mutated)).isEqualTo(mutated);
            }
            return accepted;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError crash) {
            throw new AssertionError(which + ": " + HexFormat.of().formatHex(mutated), crash);
        }
    }

    private static boolean decode(MessageCodec<?> codec, byte[] bytes) {
        try {
            return codec.decoder().apply(bytes) != null;
        } catch (ProtocolViolation refusal) {
            return false;
        }
    }
}
