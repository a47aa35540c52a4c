package io.covalence.contract.plan.algorithm;

/**
 * Where the sums of {@link RiskSets} are among a site's limbs, counted from the first after the weight, which is 0.
 *
 * <pre>
 * 0                        rows, four significant bits of each site's
 * then, for each bin       events
 * then, for each input     sum of it over rows with an event, in {@link #UNIT}
 * then, for each bin       1 + inputs + inputs (inputs + 1) / 2 sums over its rows, in {@link #UNIT}: of the risk w = exp(b x); of w
 *                          times each input; of w times the products of two inputs, each with itself and those after it
 * </pre>
 *
 * Sums may be negative. None is more than 2^62, divided by the most sites that a run may have, to either side.
 *
 * @param bins of times
 * @param inputs of the model
 */
public record RiskSetLayout(int bins, int inputs) {
    /** Limbs per one of what is summed up. */
    public static final double UNIT = 1 << 24;

    /** The first limb. */
    public static final int ROWS = 0;

    /** Scores count as no more than this to either side, so that no risk drowns all others. */
    public static final double MOST_SCORE = 15;

    /** What a site may send in a limb. */
    public static long most(int maximumSites) {
        return (1L << 62) / maximumSites;
    }

    /** How many sums there are. */
    public long sums() {
        return 1 + bins + inputs + bins * ofBin();
    }

    /** Sums over the rows of a bin. */
    public long ofBin() {
        return 1 + inputs + inputs * (inputs + 1L) / 2;
    }

    public int events(int bin) {
        return 1 + bin;
    }

    /** That of the first input; the others follow. */
    public int covariates() {
        return 1 + bins;
    }

    /** The first sum over the rows of a bin: of their risks. Those times inputs and products follow. */
    public int risks(int bin) {
        return Math.toIntExact(1 + bins + inputs + bin * ofBin());
    }
}
