package io.covalence.learning.encoding;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.learning.step.Means;
import io.covalence.secagg.fixedpoint.MeanUpdate;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.util.HashMap;
import java.util.List;

/**
 * Reads the means of a training round's vectors from its sum, one turn at a time: a segment of each vector, laid out by
 * {@link UpdateEncoding}. Any number of threads may read.
 */
public final class RoundMeans {
    private final List<String> names;
    private final List<MeanUpdate> means;
    private final int segment;
    private final int sites;
    private final int cohort;

    private RoundMeans(List<String> names, List<MeanUpdate> means, int segment, int sites, int cohort) {
        this.names = names;
        this.means = means;
        this.segment = segment;
        this.sites = sites;
        this.cohort = cohort;
    }

    /**
     * Those of a round.
     *
     * @param weight the step limb: sum of the weights of the sites' rows
     * @param sites in the sum
     * @param cohort sites of the run
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) when so many sites cannot have made such a sum of weights
     */
    public static RoundMeans of(StudyPlan plan, UpdateEncoding encoding, long weight, int sites, int cohort) {
        return new RoundMeans(
                plan.vectors().stream().map(UpdateVector::name).toList(),
                PlanEncoding.means(plan, encoding, weight, sites),
                encoding.segment(),
                sites,
                cohort);
    }

    /** Copies {@code count} sums, from value {@code first} on, to the target from {@code at} on. */
    @FunctionalInterface
    public interface Sums {
        void values(int first, long[] target, int at, int count);
    }

    /** Values of a whole turn. */
    public int turn() {
        return names.size() * segment;
    }

    /** The coordinate that the turn at a value begins with. */
    public int coordinate(int at) {
        return at / names.size();
    }

    /**
     * The means of one turn.
     *
     * @param at the value that it begins with, a multiple of {@link #turn}
     * @param end one past the last value that there is
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) when a sum is larger than the sites can have made it
     */
    public Means read(int at, int end, Sums sums) {
        int count = Math.min(turn(), end - at) / names.size();
        var values = new long[count];
        var read = new HashMap<String, double[]>();
        for (int vector = 0; vector < names.size(); vector++) {
            sums.values(at + vector * count, values, 0, count);
            read.put(names.get(vector), means.get(vector).of(coordinate(at), values, count));
        }
        return new Means(read, sites, cohort);
    }
}
