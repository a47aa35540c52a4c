package io.covalence.secagg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Statistics of bytes that ought to be uniform and independent, and the bounds that chance keeps. */
public final class Randomness {
    /** Quantile of the standard normal distribution for one false alarm in a million, on one side. */
    public static final double ONE_IN_A_MILLION = 4.7534;

    private Randomness() {}

    /** Chi-square of the frequencies of byte values, 255 degrees of freedom. */
    public static double chiSquareOfBytes(byte[] bytes) {
        var counts = new int[256];
        for (byte value : bytes) {
            counts[value & 0xff]++;
        }
        return chiSquare(counts);
    }

    /** Chi-square of the frequencies of pairs of neighbouring bytes that do not overlap, 65,535 degrees of freedom. */
    public static double chiSquareOfPairs(byte[] bytes) {
        var counts = new int[1 << 16];
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            counts[(bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff)]++;
        }
        return chiSquare(counts);
    }

    /**
     * The quantile of chi-square for a normal quantile {@code z}: {@code f (1 - 2/9f + z √(2/9f))³} (Wilson and Hilferty, 1931;
     * Abramowitz and Stegun 26.4.17).
     */
    public static double chiSquareQuantile(int freedom, double z) {
        double part = 2.0 / (9.0 * freedom);
        return freedom * Math.pow(1 - part + z * Math.sqrt(part), 3);
    }

    /** The serial correlation coefficient of the values and the values {@code lag} later, cyclically (Knuth, TAOCP 2, 3.3.2 K). */
    public static double serialCorrelation(double[] values, int lag) {
        double sum = Arrays.stream(values).sum();
        double squares = 0;
        double products = 0;
        for (int i = 0; i < values.length; i++) {
            squares += values[i] * values[i];
            products += values[i] * values[(i + lag) % values.length];
        }
        return (values.length * products - sum * sum) / (values.length * squares - sum * sum);
    }

    /** The most that the serial correlation of n independent values is away from 0: mean -1/(n-1), variance n²/((n-1)²(n-2)). */
    public static double serialCorrelationBound(int n) {
        return 1.0 / (n - 1) + ONE_IN_A_MILLION * n / ((n - 1) * Math.sqrt(n - 2.0));
    }

    /** A chunk's 32-bit words, as they are in the vector. */
    public static int[] words(byte[] chunk) {
        var words = new int[chunk.length / Integer.BYTES];
        ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
        return words;
    }

    private static double chiSquare(int[] counts) {
        double expected = Arrays.stream(counts).asLongStream().sum() / (double) counts.length;
        return Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }
}
