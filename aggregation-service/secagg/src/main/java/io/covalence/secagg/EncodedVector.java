package io.covalence.secagg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A site's integers before masking, already in chunks. It can be taken once: masking happens in place, and masking two
 * vectors with the same keys would reveal their difference.
 */
public final class EncodedVector {
    private final VectorLayout layout;
    private byte @Nullable [][] chunks;

    private EncodedVector(VectorLayout layout, byte[][] chunks) {
        this.layout = layout;
        this.chunks = chunks;
    }

    /**
     * Encodes the numbers; the arrays stay the caller's.
     *
     * @throws IllegalArgumentException when the arrays do not fit the layout or a value does not fit the ring
     */
    public static EncodedVector of(VectorLayout layout, long[] values, long[] limbs) {
        if (values.length != layout.values()) {
            throw new IllegalArgumentException("the values do not fit the layout");
        }
        var writer = new Writer(layout);
        writer.values(0, values, values.length);
        return writer.finish(limbs);
    }

    public VectorLayout layout() {
        return layout;
    }

    /**
     * Hands the chunks over, once.
     *
     * @throws IllegalStateException when they were taken before
     */
    public synchronized byte[][] takeChunks() {
        byte @Nullable [][] taken = chunks;
        if (taken == null) {
            throw new IllegalStateException("the vector has been taken");
        }
        chunks = null;
        return taken;
    }

    @Override
    public String toString() {
        return "EncodedVector[" + layout + ", [REDACTED]]";
    }

    /** Takes a vector's chunks. */
    @FunctionalInterface
    public interface Sink {
        /** Takes over a chunk, whose bytes nobody else holds any more. */
        void chunk(int chunk, byte[] bytes);
    }

    /**
     * Fills a vector a segment at a time, so that a long update never stands in memory as 64-bit numbers. Every value is written once: a
     * chunk is handed over as soon as it is full.
     */
    public static final class Writer {
        private final VectorLayout layout;
        private final Sink sink;
        private final byte[][] collected;
        private final @Nullable ByteBuffer[] open;
        private final int[] written;
        private final boolean[] full;

        /** Begins with all values zero, and keeps the chunks for {@link #finish}. */
        public Writer(VectorLayout layout) {
            this.layout = layout;
            this.collected = new byte[layout.chunkCount()][];
            this.sink = (chunk, bytes) -> collected[chunk] = bytes;
            this.open = new ByteBuffer[collected.length];
            this.written = new int[collected.length];
            this.full = new boolean[collected.length];
        }

        /**
         * Begins with all values zero.
         *
         * @param sink takes the chunks in the order in which they are full: in ascending order, if values are written so
         */
        public Writer(VectorLayout layout, Sink sink) {
            this.layout = layout;
            this.collected = new byte[0][];
            this.sink = sink;
            this.open = new ByteBuffer[layout.chunkCount()];
            this.written = new int[open.length];
            this.full = new boolean[open.length];
        }

        public VectorLayout layout() {
            return layout;
        }

        /**
         * Places the first {@code count} numbers of a segment at value {@code first} and the following ones.
         *
         * @throws IllegalArgumentException when one does not fit the ring
         * @throws IllegalStateException when their chunk has been handed over
         */
        public void values(int first, long[] segment, int count) {
            requireHeld(segment, count);
            int done = 0;
            while (done < count) {
                int chunk = (int) ((long) (first + done) * layout.width().bytes() / VectorLayout.CHUNK_BYTES);
                int within = first + done - layout.firstValue(chunk);
                int part = Math.min(count - done, layout.valueCount(chunk) - within);
                write(chunk(chunk), within, segment, done, part);
                written[chunk] += part;
                if (written[chunk] == layout.valueCount(chunk) && layout.limbCount(chunk) == 0) {
                    handOver(chunk);
                }
                done += part;
            }
        }

        /**
         * Places the limbs and hands all chunks over that are left.
         *
         * @throws IllegalArgumentException when there are more or fewer than the layout has
         */
        public void end(long[] limbs) {
            if (limbs.length != layout.limbs()) {
                throw new IllegalArgumentException("the limbs do not fit the layout");
            }
            for (int chunk = 0; chunk < full.length; chunk++) {
                if (!full[chunk]) {
                    chunk(chunk)
                            .position(layout.valueBytesIn(chunk))
                            .slice()
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asLongBuffer()
                            .put(limbs, layout.firstLimb(chunk), layout.limbCount(chunk));
                    handOver(chunk);
                }
            }
        }

        /**
         * Ends as {@link #end} does, for a writer without a sink.
         *
         * @return the vector
         * @throws IllegalStateException when the writer has a sink, which took the chunks
         */
        public EncodedVector finish(long[] limbs) {
            if (collected.length != full.length) {
                throw new IllegalStateException("the chunks are the sink's");
            }
            end(limbs);
            return new EncodedVector(layout, collected);
        }

        private ByteBuffer chunk(int chunk) {
            if (full[chunk]) {
                throw new IllegalStateException("chunk " + chunk + " has been handed over");
            }
            var present = open[chunk];
            if (present == null) {
                present = ByteBuffer.allocate(layout.chunkLength(chunk)).order(ByteOrder.LITTLE_ENDIAN);
                open[chunk] = present;
            }
            return present;
        }

        private void handOver(int chunk) {
            var bytes = chunk(chunk).array();
            open[chunk] = null;
            full[chunk] = true;
            sink.chunk(chunk, bytes);
        }

        private void requireHeld(long[] segment, int count) {
            boolean held = true;
            for (int i = 0; i < count; i++) {
                held &= layout.width().holds(segment[i]);
            }
            if (!held) {
                throw new IllegalArgumentException("a value does not fit the ring");
            }
        }

        private void write(ByteBuffer target, int at, long[] segment, int from, int count) {
            switch (layout.width()) {
                case BITS_16 -> {
                    for (int i = 0; i < count; i++) {
                        target.putShort((at + i) * Short.BYTES, (short) segment[from + i]);
                    }
                }
                case BITS_32 -> {
                    for (int i = 0; i < count; i++) {
                        target.putInt((at + i) * Integer.BYTES, (int) segment[from + i]);
                    }
                }
                case BITS_64 -> {
                    for (int i = 0; i < count; i++) {
                        target.putLong((at + i) * Long.BYTES, segment[from + i]);
                    }
                }
            }
        }
    }
}
