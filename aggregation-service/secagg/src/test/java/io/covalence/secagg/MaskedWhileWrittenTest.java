package io.covalence.secagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.ReadyToMask;
import io.covalence.secagg.client.RoundHistory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A vector that is masked chunk by chunk, as it is written. */
final class MaskedWhileWrittenTest {
    /** Of the same randomness, in two and a half chunks: what is signed and what travels are the same. */
    @Test
    void vectorThatIsMaskedWhileItIsWrittenIsMaskedAsAWholeOneIs() {
        var layout = new VectorLayout(5 * VectorLayout.CHUNK_BYTES / 8, RingWidth.BITS_32, 2);
        var federation = new Federation(3, 0, layout);
        var site = federation.site(1);
        var whole = readyToMask(federation, 61).mask(federation.vector(site));
        var chunks = new byte[layout.chunkCount()][];

        var header = readyToMask(federation, 61)
                .mask(
                        writer -> {
                            var plain =
                                    new Numbers(layout, federation.vector(site).takeChunks());
                            writer.values(0, plain.values(), layout.values());
                            writer.end(plain.limbs());
                        },
                        (chunk, bytes) -> chunks[chunk] = bytes)
                .message();

        assertThat(header.encode()).isEqualTo(whole.message().header().encode());
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            assertThat(chunks[chunk]).isEqualTo(whole.message().chunk(chunk));
        }
    }

    private static ReadyToMask readyToMask(Federation federation, long seed) {
        var script = new RoundScript(federation, seed);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        return RoundScript.require(script.readyToMask, federation.site(1));
    }

    /** The numbers that encoded chunks hold. */
    @SuppressWarnings("ArrayRecordComponent") // Read in the test that makes it.
    private record Numbers(VectorLayout layout, byte[][] chunks) {
        private ByteBuffer bytes() {
            var all = ByteBuffer.allocate((int) layout.byteLength()).order(ByteOrder.LITTLE_ENDIAN);
            Arrays.stream(chunks).forEach(all::put);
            return all.flip();
        }

        long[] values() {
            var numbers = bytes().asIntBuffer();
            var values = new long[layout.values()];
            Arrays.setAll(values, numbers::get);
            return values;
        }

        long[] limbs() {
            var limbs = new long[layout.limbs()];
            bytes().position((int) layout.limbOffset())
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer()
                    .get(limbs);
            return limbs;
        }
    }

    /** What stands in the journal is what the disk takes: the first fact is that the session was opened. */
    private static final class SmallDisk implements Journal {
        private final List<Fact> facts = new ArrayList<>();
        private int room = Integer.MAX_VALUE;

        @Override
        public RoundHistory history() {
            return RoundHistory.of(facts);
        }

        @Override
        public void record(Fact fact) {
            if (facts.size() == room) {
                throw new IllegalStateException("the disk is full");
            }
            facts.add(fact);
        }
    }

    @Test
    void chunkIsHandedOutOnceItIsRecordedThatSomethingIsMasked() {
        var disk = new SmallDisk();
        var chunks = new ArrayList<byte[]>();
        ready(disk).mask(MaskedWhileWrittenTest::write, (chunk, bytes) -> {
            assertThat(disk.facts.getLast()).isInstanceOf(Fact.Masked.class);
            chunks.add(bytes);
        });
        assertThat(chunks).hasSize(1);

        var full = new SmallDisk();
        var ready = ready(full);
        full.room = 1;
        assertThatThrownBy(() -> ready.mask(MaskedWhileWrittenTest::write, (chunk, bytes) -> chunks.add(bytes)))
                .hasMessage("the disk is full");
        assertThat(chunks).hasSize(1);
    }

    /** What of it was handed out is masked, and the session cannot mask anything else. */
    @Test
    void vectorThatIsNotWrittenToItsEndEndsTheSession() {
        var ready = ready(new SmallDisk());
        assertThatThrownBy(() -> ready.mask(writer -> {}, (chunk, bytes) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not written to its end");
        assertThatThrownBy(() -> ready.mask(MaskedWhileWrittenTest::write, (chunk, bytes) -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    private static ReadyToMask ready(Journal journal) {
        var federation = new Federation(3, 0, new VectorLayout(3, RingWidth.BITS_32, 1));
        var script = new RoundScript(federation, 62);
        var self = federation.site(0);
        var others = federation.sites().subList(1, 3);
        script.advertise(others);
        var opened = ClientSession.open(
                federation.parameters(self, journal), federation.identity(self), new SeededRandom(4));
        script.advertised.put(self, opened.message());
        script.share(others);
        var dealt = opened.state().receive(script.roster());
        script.shares.put(self, dealt.message());
        return dealt.state().receive(script.deliverTo(self)).state();
    }

    private static void write(EncodedVector.Writer writer) {
        writer.values(0, new long[] {1, 2, 3}, 3);
        writer.end(new long[] {4});
    }
}
