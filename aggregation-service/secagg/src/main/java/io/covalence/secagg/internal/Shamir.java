package io.covalence.secagg.internal;

import io.covalence.secagg.RandomSource;
import io.covalence.secagg.SecretBytes;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * Shamir's secret sharing, bytewise over GF(2^8). Share {@code i} of a secret is, for each byte, a random polynomial of
 * degree {@code threshold - 1} with the secret byte as its constant term, evaluated at {@code x = i}, 1-based.
 */
public final class Shamir {
    public static final int MAXIMUM_SHARES = 255;

    private Shamir() {}

    /** Splits into {@code count} shares of the secret's size; element {@code i} belongs to {@code x = i + 1}. */
    public static SecretBytes[] split(SecretBytes secret, int threshold, int count, RandomSource random) {
        if (threshold < 1 || threshold > count || count > MAXIMUM_SHARES) {
            throw new IllegalArgumentException("threshold and count are out of range");
        }
        var coefficients = new byte[threshold][];
        coefficients[0] = secret.openSecret();
        for (int degree = 1; degree < threshold; degree++) {
            coefficients[degree] = new byte[coefficients[0].length];
            random.fill(coefficients[degree]);
        }
        var shares = new SecretBytes[count];
        for (int i = 0; i < count; i++) {
            shares[i] = SecretBytes.owning(evaluate(coefficients, i + 1));
        }
        for (int degree = 1; degree < threshold; degree++) {
            Arrays.fill(coefficients[degree], (byte) 0);
        }
        return shares;
    }

    /** Interpolates at 0. Whether the result is the secret is for the caller to check against a commitment. */
    public static SecretBytes combine(SortedMap<Integer, byte[]> shares) {
        return Weights.of(List.copyOf(shares.keySet())).combine(List.copyOf(shares.values()));
    }

    /** The Lagrange coefficients at 0 of some points: the same for every secret that the same holders open. */
    public static final class Weights {
        private final int[] weights;

        private Weights(int[] weights) {
            this.weights = weights;
        }

        /** Of distinct points from 1 to 255. */
        public static Weights of(List<Integer> points) {
            return new Weights(
                    points.stream().mapToInt(x -> weightAtZero(x, points)).toArray());
        }

        /** Interpolates at 0, from one value for each point in the same order. */
        public SecretBytes combine(List<byte[]> values) {
            var secret = new byte[values.getFirst().length];
            for (int share = 0; share < weights.length; share++) {
                byte[] value = values.get(share);
                for (int i = 0; i < secret.length; i++) {
                    secret[i] ^= (byte) Gf256.multiply(value[i] & 0xff, weights[share]);
                }
            }
            return SecretBytes.owning(secret);
        }
    }

    private static int weightAtZero(int x, List<Integer> points) {
        int weight = 1;
        for (int other : points) {
            if (other != x) {
                weight = Gf256.multiply(weight, Gf256.multiply(other, Gf256.inverse(other ^ x)));
            }
        }
        return weight;
    }

    private static byte[] evaluate(byte[][] coefficients, int x) {
        var value = new byte[coefficients[0].length];
        for (int degree = coefficients.length - 1; degree >= 0; degree--) {
            for (int i = 0; i < value.length; i++) {
                value[i] = (byte) (Gf256.multiply(value[i] & 0xff, x) ^ coefficients[degree][i]);
            }
        }
        return value;
    }
}
