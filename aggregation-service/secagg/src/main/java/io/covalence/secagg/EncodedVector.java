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

    /** Fills a vector a segment at a time, so that a long update never stands in memory as 64-bit numbers. */
    public static final class Writer {
        private final VectorLayout layout;
        private final ByteBuffer[] chunks;

        /** Begins with all values zero. */
        public Writer(VectorLayout layout) {
            this.layout = layout;
            this.chunks = new ByteBuffer[layout.chunkCount()];
            for (int chunk = 0; chunk < chunks.length; chunk++) {
                chunks[chunk] = ByteBuffer.allocate(layout.chunkLength(chunk)).order(ByteOrder.LITTLE_ENDIAN);
            }
        }

        public VectorLayout layout() {
            return layout;
        }

        /**
         * Places the first {@code count} numbers of a segment at value {@code first} and the following ones.
         *
         * @throws IllegalArgumentException when one does not fit the ring
         */
        public void values(int first, long[] segment, int count) {
            requireHeld(segment, count);
            int done = 0;
            while (done < count) {
                int chunk = (int) ((long) (first + done) * layout.width().bytes() / VectorLayout.CHUNK_BYTES);
                int within = first + done - layout.firstValue(chunk);
                int part = Math.min(count - done, layout.valueCount(chunk) - within);
                write(chunks[chunk], within, segment, done, part);
                done += part;
            }
        }

        /**
         * Places the limbs and ends the writing.
         *
         * @throws IllegalArgumentException when there are more or fewer than the layout has
         */
        public EncodedVector finish(long[] limbs) {
            if (limbs.length != layout.limbs()) {
                throw new IllegalArgumentException("the limbs do not fit the layout");
            }
            var bytes = new byte[chunks.length][];
            for (int chunk = 0; chunk < chunks.length; chunk++) {
                chunks[chunk]
                        .position(layout.valueBytesIn(chunk))
                        .slice()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asLongBuffer()
                        .put(limbs, layout.firstLimb(chunk), layout.limbCount(chunk));
                bytes[chunk] = chunks[chunk].array();
            }
            return new EncodedVector(layout, bytes);
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
