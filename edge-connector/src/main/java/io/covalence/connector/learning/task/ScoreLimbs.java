package io.covalence.connector.learning.task;

import io.covalence.contract.plan.work.Learning;

/** The limbs of a site's scores, by target and number, in the layout of the task's record; 0 unless set. */
public final class ScoreLimbs {
    private final Learning learning;
    private final long[] figures;
    private final long[] last;
    private final long[] histograms;

    public ScoreLimbs(Learning learning) {
        this.learning = learning;
        this.figures = new long[learning.figureLimbs()];
        this.last = new long[learning.lastFigureLimbs()];
        this.histograms = new long[learning.histogramLimbs()];
    }

    /** Sets a limb that every round has. */
    void set(int target, int limb, long value) {
        figures[target * learning.task().limbsPerTarget() + limb] = value;
    }

    /** Sets a limb that only the last round has. */
    void setLast(int target, int limb, long value) {
        last[target * learning.task().lastLimbsPerTarget() + limb] = value;
    }

    void setHistogram(int target, int histogram, long[] bins) {
        int first = (target * learning.task().histogramsPerTarget() + histogram) * bins.length;
        System.arraycopy(bins, 0, histograms, first, bins.length);
    }

    /** Those of every round; not a copy. */
    public long[] figures() {
        return figures;
    }

    /** Those of the last round only; not a copy. */
    public long[] last() {
        return last;
    }

    /** Not a copy. */
    public long[] histograms() {
        return histograms;
    }
}
