package io.covalence.secagg.internal;

import io.covalence.secagg.RingWidth;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Addition and subtraction of little-endian integers inside byte arrays, mod 2^16, 2^32 and 2^64. The loops are plain, for
 * the JIT to turn into vector instructions. With 16-bit lanes of a byte array it does not; four of them are added as one
 * long, with their top bits kept apart so that no carry crosses into the next lane (Warren, Hacker's Delight, section 2-18).
 */
public final class Lanes {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long TOP_BITS = 0x8000_8000_8000_8000L;

    private Lanes() {}

    /** Adds {@code length} bytes of values, a multiple of eight. */
    public static void add(RingWidth width, byte[] target, int at, byte[] source, int from, int length) {
        switch (width) {
            case BITS_16 -> addShorts(target, at, source, from, length);
            case BITS_32 -> addInts(target, at, source, from, length);
            case BITS_64 -> addLongs(target, at, source, from, length);
        }
    }

    /** Subtracts {@code length} bytes of values, a multiple of eight. */
    public static void subtract(RingWidth width, byte[] target, int at, byte[] source, int from, int length) {
        switch (width) {
            case BITS_16 -> subtractShorts(target, at, source, from, length);
            case BITS_32 -> subtractInts(target, at, source, from, length);
            case BITS_64 -> subtractLongs(target, at, source, from, length);
        }
    }

    private static void addShorts(byte[] target, int at, byte[] source, int from, int length) {
        for (int i = 0; i < length; i += Long.BYTES) {
            long left = (long) LONG.get(target, at + i);
            long right = (long) LONG.get(source, from + i);
            LONG.set(target, at + i, ((left & ~TOP_BITS) + (right & ~TOP_BITS)) ^ ((left ^ right) & TOP_BITS));
        }
    }

    private static void subtractShorts(byte[] target, int at, byte[] source, int from, int length) {
        for (int i = 0; i < length; i += Long.BYTES) {
            long left = (long) LONG.get(target, at + i);
            long right = (long) LONG.get(source, from + i);
            LONG.set(target, at + i, ((left | TOP_BITS) - (right & ~TOP_BITS)) ^ ((left ^ ~right) & TOP_BITS));
        }
    }

    private static void addInts(byte[] target, int at, byte[] source, int from, int length) {
        for (int i = 0; i < length; i += Integer.BYTES) {
            INT.set(target, at + i, (int) INT.get(target, at + i) + (int) INT.get(source, from + i));
        }
    }

    private static void subtractInts(byte[] target, int at, byte[] source, int from, int length) {
        for (int i = 0; i < length; i += Integer.BYTES) {
            INT.set(target, at + i, (int) INT.get(target, at + i) - (int) INT.get(source, from + i));
        }
    }

    private static void addLongs(byte[] target, int at, byte[] source, int from, int length) {
        for (int i = 0; i < length; i += Long.BYTES) {
            LONG.set(target, at + i, (long) LONG.get(target, at + i) + (long) LONG.get(source, from + i));
        }
    }

    private static void subtractLongs(byte[] target, int at, byte[] source, int from, int length) {
        for (int i = 0; i < length; i += Long.BYTES) {
            LONG.set(target, at + i, (long) LONG.get(target, at + i) - (long) LONG.get(source, from + i));
        }
    }
}
