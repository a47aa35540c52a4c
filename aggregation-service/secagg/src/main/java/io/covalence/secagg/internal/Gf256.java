package io.covalence.secagg.internal;

/**
 * The field GF(2^8) modulo x^8 + x^4 + x^3 + x + 1, that of AES (FIPS 197, section 4). Without tables or branches on the
 * operands: some of them are secret.
 */
final class Gf256 {
    private static final int REDUCTION = 0x1b;

    private Gf256() {}

    static int multiply(int a, int b) {
        int product = 0;
        int shifted = a;
        for (int bit = 0; bit < 8; bit++) {
            product ^= shifted & -((b >>> bit) & 1);
            shifted = ((shifted << 1) ^ (REDUCTION & -(shifted >>> 7))) & 0xff;
        }
        return product;
    }

    /** {@code a^254}, which is the inverse of every {@code a} but 0. */
    static int inverse(int a) {
        int result = 1;
        int square = a;
        for (int bit = 1; bit < 8; bit++) {
            square = multiply(square, square);
            result = multiply(result, square);
        }
        return result;
    }
}
