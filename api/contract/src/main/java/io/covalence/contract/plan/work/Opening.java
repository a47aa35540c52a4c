package io.covalence.contract.plan.work;

import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.inputs.Inputs;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Scaling;
import io.covalence.contract.plan.inputs.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The round before the first training, in which sites sum up the columns that all of them standardise alike. A site counts
 * its training rows in equal ranges of a column, rounds each count down, and sends no count. It sends how many rows the
 * rounded ranges hold, their mean and their mean square, each row in the middle of its range.
 *
 * @param columns with {@link Scaling#SUMMED}, each with its ranges, in the order of the inputs
 * @param smallestCell counts are rounded down to multiples of it
 */
public record Opening(List<Partition.Numbers> columns, int smallestCell) {
    /** There is no opening round. */
    public static final Opening NONE = new Opening(List.of(), 1);

    /** Limbs of a column. */
    public static final int LIMBS = 3;

    /** Limb of the rows that rounded ranges hold. */
    public static final int ROWS = 0;

    /** Limb of their mean, in reaches from the centre, {@link #OFFSET} added, times the rows. */
    public static final int MEAN = 1;

    /** Limb of their mean square, in squared reaches, times the rows. */
    public static final int SQUARE = 2;

    /** Is added to a mean, which is at least -1, before it is summed up. */
    public static final double OFFSET = 1;

    /** How many of the plan's scales the ranges reach to both sides of its centre. */
    public static final int REACH = 4;

    /** Ranges of half a scale each: in finer ones a site of a few dozen rows would have nothing to send. */
    public static final int BINS = 16;

    /** A mean further from the plan's centre, in the plan's scales, leaves much of the column beyond the ranges. */
    public static final double FAR = REACH - 1;

    /** Half a range, in the plan's scales: numbers that spread less are not told apart. */
    public static final double LEAST = (double) REACH / BINS;

    public Opening {
        columns = List.copyOf(columns);
    }

    static Opening of(Inputs inputs, int smallestCell) {
        return switch (inputs) {
            case Table table -> of(table, smallestCell);
            case MoleculeTable molecules -> NONE;
        };
    }

    private static Opening of(Table table, int smallestCell) {
        var columns = new ArrayList<Partition.Numbers>();
        for (int i = 0; i < table.numeric().size(); i++) {
            var column = table.numeric().get(i);
            if (column.scaling() == Scaling.SUMMED) {
                columns.add(new Partition.Numbers(ranges(column), i, BINS));
            }
        }
        return columns.isEmpty() ? NONE : new Opening(columns, smallestCell);
    }

    /** The column's limit is for the model; counting has a limit of its own. */
    private static NumericColumn ranges(NumericColumn column) {
        return new NumericColumn(
                column.column(), Scaling.DECLARED, column.center(), column.scale(), column.missing(), (double) REACH);
    }

    /** Whether there is an opening round. */
    public boolean exists() {
        return !columns.isEmpty();
    }

    /**
     * With how many rows a column of a site counts at most: those with which it counts in a mean of updates, in steps of
     * {@link #smallestCell}. So a site that claims more rows than it has chooses the scale no more than it chooses the model.
     *
     * @param maximumWeight of the plan's encoding
     */
    public long mostRows(int maximumWeight) {
        return Math.max(1, maximumWeight / smallestCell) * (long) smallestCell;
    }

    /** Limbs that a site sends. */
    public int limbs() {
        return LIMBS * columns.size();
    }

    /** Sites count in the steps of summaries; see {@link Summary#smallestCell}. */
    void check(Bounds bounds) {
        if (exists() && Arrays.stream(Summary.STEPS).noneMatch(step -> step == smallestCell)) {
            bounds.add(
                    "/work/evaluation/smallestCell",
                    "must be one of " + Arrays.toString(Summary.STEPS) + " where columns are scaled by SUMMED: sites"
                            + " count in steps of it");
        }
    }

    /** What leaves a site in the opening round. */
    Optional<Statement> says() {
        return exists()
                ? Optional.of(Statement.of("opening", limbs(), BINS, smallestCell, smallestCell - 1))
                : Optional.empty();
    }
}
