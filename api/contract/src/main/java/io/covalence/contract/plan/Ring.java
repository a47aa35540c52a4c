package io.covalence.contract.plan;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The arithmetic that shows when a plan is drawn up that no sum of updates will overflow. */
final class Ring {
    /**
     * Fewer are refused: with eight, a site that has a quarter of the largest weight still rounds to one part in 64 of the bound.
     */
    static final int MINIMUM_RESOLUTION = 8;

    private Ring() {}

    /**
     * The bits left for one of {@code sites}; -1 when not even steps as large as the bound fit.
     *
     * @param bound positive and finite
     */
    static int resolutionBits(int ringBits, int sites, double bound) {
        var significand = new BigDecimal(Math.scalb(bound, -Math.getExponent(bound)));
        int bits = ringBits;
        while (bits >= 0 && !fits(ringBits, sites, significand.multiply(power(bits)))) {
            bits--;
        }
        return bits;
    }

    /** Whether a sum stays in the ring when each site's integers are less than {@code largest + 1}. */
    private static boolean fits(int ringBits, int sites, BigDecimal largest) {
        var sum = largest.add(BigDecimal.ONE).multiply(BigDecimal.valueOf(sites));
        return sum.compareTo(power(ringBits - 1)) < 0;
    }

    private static BigDecimal power(int exponent) {
        return new BigDecimal(BigInteger.ONE.shiftLeft(exponent));
    }
}
