package io.covalence.learning.scale;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.Opening;
import io.covalence.contract.plan.work.Partition;
import io.covalence.contract.run.ScaledColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The scale by which all sites standardise the columns of a plan's {@link Opening}. It is a vector of every version but the
 * first, and the version's hash covers it. It holds for each column the mean and the standard deviation as float32, in the
 * plan's scales from its centre, both multiples of 2^-10. It never changes.
 */
@SuppressWarnings("ArrayRecordComponent") // Read where rows are standardised, millions of times; nobody compares it.
public record Scale(float[] values) {
    /** The name of the vector. */
    public static final String NAME = "scale";

    /** Of a plan without an opening round. */
    public static final Scale NONE = new Scale(new float[0]);

    private static final double STEPS = 1 << 10;
    private static final int OF_COLUMN = 2;

    /** How many values the vector of a plan has. */
    public static int length(Opening opening) {
        return OF_COLUMN * opening.columns().size();
    }

    /**
     * Reads it out of the summed limbs of an opening round. A column that no site tells anything of keeps the plan's centre and scale.
     *
     * @param limbs in the order of {@link io.covalence.contract.plan.UpdateLayout}
     * @param sites in the sum
     * @return absent when so many honest sites cannot have such sums
     */
    public static Optional<Scale> read(StudyPlan plan, long[] limbs, int sites) {
        return new ScaleSums(plan, sites).read(limbs);
    }

    /**
     * The scale that a vector holds.
     *
     * @return absent when no sums of honest sites give it: by a finer scale than they give, a model could single rows out
     */
    public static Optional<Scale> of(Opening opening, float[] values) {
        boolean possible = values.length == length(opening)
                && IntStream.range(0, opening.columns().size())
                        .allMatch(column -> Math.abs(values[OF_COLUMN * column]) <= Opening.REACH
                                && values[OF_COLUMN * column + 1] >= Opening.LEAST
                                && values[OF_COLUMN * column + 1] <= Opening.REACH);
        return possible ? Optional.of(new Scale(values)) : Optional.empty();
    }

    static void set(float[] values, int column, double mean, double deviation) {
        values[OF_COLUMN * column] = rounded(mean);
        values[OF_COLUMN * column + 1] = rounded(deviation);
    }

    private static float rounded(double value) {
        return (float) (Math.rint(value * STEPS) / STEPS);
    }

    /** A number of a column, standardised. */
    public double of(int column, double scaled) {
        return (scaled - values[OF_COLUMN * column]) / values[OF_COLUMN * column + 1];
    }

    /** For people, in the columns' units. */
    public List<ScaledColumn> told(Opening opening) {
        return IntStream.range(0, opening.columns().size())
                .mapToObj(column -> told(opening.columns().get(column), column))
                .toList();
    }

    private ScaledColumn told(Partition.Numbers ranges, int column) {
        var plan = ranges.column();
        double mean = values[OF_COLUMN * column];
        double deviation = values[OF_COLUMN * column + 1];
        return new ScaledColumn(
                plan.column(),
                plan.center() + mean * plan.scale(),
                deviation * plan.scale(),
                deviation == Opening.LEAST || Math.abs(mean) > Opening.FAR);
    }

    /** Whether both say the same. */
    public boolean same(Scale other) {
        return Arrays.equals(values, other.values);
    }
}
