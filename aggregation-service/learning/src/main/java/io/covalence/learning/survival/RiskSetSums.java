package io.covalence.learning.survival;

import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.algorithm.RiskSetLayout;
import io.covalence.contract.plan.algorithm.RiskSets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A site's sums for one of {@link RiskSets}' steps. It reads the rows twice: first it counts them, then it adds them up, and keeps
 * nothing of a row. For use by one thread.
 */
public final class RiskSetSums {
    private final RiskSets kind;
    private final RiskSetLayout layout;
    private final MergedBins bins;
    private final double[] sums;
    private long rows;

    private RiskSetSums(RiskSets kind, RiskSetLayout layout, MergedBins bins) {
        this.kind = kind;
        this.layout = layout;
        this.bins = bins;
        this.sums = new double[Math.toIntExact(layout.sums())];
    }

    /** Counts rows, which have to be known before any is added up. */
    public static final class Counts {
        private final RiskSets kind;
        private final long[] rows;
        private final long[] events;

        /** No row yet. */
        public Counts(RiskSets kind) {
            this.kind = kind;
            this.rows = new long[kind.bins()];
            this.events = new long[kind.bins()];
        }

        public void add(float time, boolean event) {
            int bin = kind.bin(time);
            rows[bin]++;
            events[bin] += event ? 1 : 0;
        }

        /**
         * Sums without a row yet.
         *
         * @return absent where the site has too few rows, or too few with an event: then it sends zeros
         */
        public Optional<RiskSetSums> sums(int inputs, int smallestCell) {
            int leastRows = kind.leastRows(inputs, smallestCell);
            return MergedBins.of(rows, events, leastRows, smallestCell)
                    .map(merged -> new RiskSetSums(kind, kind.layout(inputs), merged));
        }
    }

    /**
     * Adds a row that has been counted.
     *
     * @param inputs as many as the model has
     * @param score {@code b x}, which counts as {@link RiskSetLayout#MOST_SCORE} at most to either side
     */
    public void add(float time, boolean event, float[] inputs, double score) {
        int bin = kind.bin(time);
        rows++;
        if (event) {
            sums[layout.events(bins.ofEvents()[bin])]++;
            for (int i = 0; i < inputs.length; i++) {
                sums[layout.covariates() + i] += inputs[i];
            }
        }
        double risk = StrictMath.exp(Math.clamp(score, -RiskSetLayout.MOST_SCORE, RiskSetLayout.MOST_SCORE));
        int at = layout.risks(bins.ofRows()[bin]);
        sums[at++] += risk;
        for (float input : inputs) {
            sums[at++] += risk * input;
        }
        for (int i = 0; i < inputs.length; i++) {
            double weighted = risk * inputs[i];
            for (int j = i; j < inputs.length; j++) {
                sums[at++] += weighted * inputs[j];
            }
        }
    }

    /**
     * What the site sends.
     *
     * @throws ArithmeticException when a sum is so large that those of all sites together might overflow
     */
    public long[] limbs(int maximumSites) {
        double most = RiskSetLayout.most(maximumSites);
        var limbs = new long[sums.length];
        limbs[RiskSetLayout.ROWS] = Coarse.count(rows);
        int counts = layout.covariates();
        for (int i = 1; i < limbs.length; i++) {
            double limb = i < counts ? sums[i] : Math.rint(sums[i] * RiskSetLayout.UNIT);
            if (!(Math.abs(limb) <= most)) {
                throw new ArithmeticException("a sum over risk sets is too large to be sent");
            }
            limbs[i] = (long) limb;
        }
        return limbs;
    }

    /** Overwrites the sums. */
    public void wipe() {
        Arrays.fill(sums, 0);
    }
}
