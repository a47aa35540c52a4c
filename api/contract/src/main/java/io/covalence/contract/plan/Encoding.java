package io.covalence.contract.plan;

import java.util.List;

/**
 * The bounds of updates, and their conversion to whole numbers that are masked and summed.
 *
 * @param clipNorm L2 norm to which an update is clipped
 * @param coordinateBound absolute value to which each coordinate of an update is clipped; in a ring of 16 bits each
 *     coordinate of the rotated update
 * @param ringBits bits in which a coordinate of the masked update travels: 16, 32 or 64
 * @param maximumWeight largest number of training rows that counts for a site; weights are sixteenths of it, one at
 *     least, so it should be near the rows of the largest site
 */
public record Encoding(
        @Range(least = 1e-6, most = 1e6) double clipNorm,
        @Range(least = 1e-6, most = 1e4) double coordinateBound,
        @OneOf({16, 32, 64}) int ringBits,
        @Range(least = 1, most = 1_000_000_000) int maximumWeight) {
    /** Of a plan whose sites send no update, so that nothing of it is used. */
    public static final Encoding UNUSED = new Encoding(1, 1, Integer.SIZE, 1);

    /** Of a plan that needs one and has none: out of all bounds. */
    public static final Encoding LEFT_OUT = new Encoding(0, 0, 0, 0);

    private static final int ROTATED = 16;

    /**
     * Bits that the ring leaves a site for a coordinate at the bound, its sign not counted, when {@code sites} take part:
     * {@code floor(log2(B s))} with the largest power of two {@code s} for which {@code sites (B s + 1) < 2^(ringBits - 1)}; -1 when
     * there is none. A site whose weight is half of the maximum has one bit fewer.
     */
    public int resolutionBits(int sites) {
        return Ring.resolutionBits(ringBits, sites, coordinateBound);
    }

    /** Refuses a ring in which the sum of so many sites would overflow or leave a site too coarse a step. */
    void checkSum(List<UpdateVector> vectors, int sites, Bounds bounds) {
        int left = vectors.stream()
                .mapToInt(vector -> Ring.resolutionBits(ringBits, sites, vector.coordinateBound()))
                .min()
                .orElseThrow();
        if (left < Ring.MINIMUM_RESOLUTION) {
            bounds.add(
                    "/encoding/ringBits",
                    "a sum over " + sites + " sites in a ring of " + ringBits
                            + " bits cannot overflow only if each site has "
                            + left + " bits; at least " + Ring.MINIMUM_RESOLUTION
                            + " are needed: allow fewer sites or take a wider ring");
        }
    }

    /** How updates are bounded. */
    public Statement bound() {
        return Statement.of("encoding", Double.toString(clipNorm), Double.toString(coordinateBound), maximumWeight);
    }

    /** How finely they are summed over so many sites. */
    public Statement precision(int sites) {
        return Statement.of(
                ringBits == ROTATED ? "encoding.rotated" : "encoding.plain", ringBits, sites, resolutionBits(sites));
    }
}
