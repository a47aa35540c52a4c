package io.covalence.secagg.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Addition and subtraction of little-endian integers inside byte arrays, mod 2^32 and mod 2^64. */
public final class Lanes {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Lanes() {}

    /** Adds {@code length} bytes of 32-bit words. */
    public static void addWords(byte[] target, int at, byte[] source, int from, int length) {
        for (int i = 0; i < length; i += Integer.BYTES) {
            INT.set(target, at + i, (int) INT.get(target, at + i) + (int) INT.get(source, from + i));
        }
    }

    /** Subtracts {@code length} bytes of 32-bit words. */
    public static void subtractWords(byte[] target, int at, byte[] source, int from, int length) {
        for (int i = 0; i < length; i += Integer.BYTES) {
            INT.set(target, at + i, (int) INT.get(target, at + i) - (int) INT.get(source, from + i));
        }
    }

    /** Adds {@code length} bytes of 64-bit limbs. */
    public static void addLimbs(byte[] target, int at, byte[] source, int from, int length) {
        for (int i = 0; i < length; i += Long.BYTES) {
            LONG.set(target, at + i, (long) LONG.get(target, at + i) + (long) LONG.get(source, from + i));
        }
    }

    /** Subtracts {@code length} bytes of 64-bit limbs. */
    public static void subtractLimbs(byte[] target, int at, byte[] source, int from, int length) {
        for (int i = 0; i < length; i += Long.BYTES) {
            LONG.set(target, at + i, (long) LONG.get(target, at + i) - (long) LONG.get(source, from + i));
        }
    }
}
