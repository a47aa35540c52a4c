package io.covalence.secagg.server;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.VectorLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A chunk of the plain sum, whose numbers are read as signed representatives of their ring. Values and limbs are named by
 * their place in the whole vector; {@link VectorLayout} says which of them a chunk holds.
 */
public final class SummedChunk {
    private final VectorLayout layout;
    private final int chunk;
    private final ByteBuffer numbers;

    /**
     * Takes the bytes over.
     *
     * @throws ProtocolViolation (OUT_OF_RANGE) when a filling byte is not zero: a mask is left in the sum
     */
    SummedChunk(VectorLayout layout, int chunk, byte[] plain) {
        this.layout = layout;
        this.chunk = chunk;
        this.numbers = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = layout.valueCount(chunk) * layout.width().bytes(); i < layout.valueBytesIn(chunk); i++) {
            if (plain[i] != 0) {
                throw ProtocolViolation.of(Code.OUT_OF_RANGE, "a filling byte of the sum is not zero");
            }
        }
    }

    public VectorLayout layout() {
        return layout;
    }

    public int chunk() {
        return chunk;
    }

    /** The bytes themselves, not a copy: what a hash over the sum covers. */
    public byte[] bytes() {
        return numbers.array();
    }

    /** Copies the sums of {@code count} values, from value {@code first} on, to the target from {@code at} on. */
    public void values(int first, long[] target, int at, int count) {
        int within = first - layout.firstValue(chunk);
        if (within < 0 || count > layout.valueCount(chunk) - within) {
            throw new IndexOutOfBoundsException("the chunk does not hold these values");
        }
        switch (layout.width()) {
            case BITS_16 -> {
                for (int i = 0; i < count; i++) {
                    target[at + i] = numbers.getShort((within + i) * Short.BYTES);
                }
            }
            case BITS_32 -> {
                for (int i = 0; i < count; i++) {
                    target[at + i] = numbers.getInt((within + i) * Integer.BYTES);
                }
            }
            case BITS_64 -> {
                for (int i = 0; i < count; i++) {
                    target[at + i] = numbers.getLong((within + i) * Long.BYTES);
                }
            }
        }
    }

    /** Copies the sums of {@code count} limbs, from limb {@code first} on, to the target from {@code at} on. */
    public void limbs(int first, long[] target, int at, int count) {
        int within = first - layout.firstLimb(chunk);
        if (within < 0 || count > layout.limbCount(chunk) - within) {
            throw new IndexOutOfBoundsException("the chunk does not hold these limbs");
        }
        int offset = layout.valueBytesIn(chunk) + within * Long.BYTES;
        for (int i = 0; i < count; i++) {
            target[at + i] = numbers.getLong(offset + i * Long.BYTES);
        }
    }
}
