package io.covalence.contract.plan.work;

import io.covalence.contract.metric.Measures;
import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.OneOf;
import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.Size;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Inputs;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Scaling;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.task.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Sites count the rows of a table by its columns, and the counts are summed once; nothing is trained. Every column of
 * the inputs is counted in one way only, so that no two counts of it can be compared.
 *
 * @param bins equal ranges of each column of numbers, from its centre less its limit to its centre and its limit; 10
 *     when left out
 * @param tables pairs of columns of categories that are counted together; the counts of each of the two are the table's
 *     margins. None when left out
 * @param smallestCell step in rows to whose multiples each site rounds its counts down;
 *     {@value Evaluation#DEFAULT_SMALLEST_CELL} when left out. Each step is a multiple of all smaller ones: counts in
 *     larger steps follow from those in smaller ones, so that two summaries of different steps tell no more than one
 */
@Kind("summary")
public record Summary(
        @Defaulted @Range(least = 2, most = 64) Integer bins,
        @Defaulted @Size(most = 100) List<Crossing> tables,

        @Defaulted @OneOf({5, 10, 20, 40, 80, 160, 320, 640})
        Integer smallestCell)
        implements Work {
    public static final int DEFAULT_BINS = 10;

    /** What {@code smallestCell} may be, there where it says so. */
    static final int[] STEPS = {5, 10, 20, 40, 80, 160, 320, 640};

    /** Limbs, of which each takes eight bytes on its way. */
    private static final int MOST_CELLS = 20_000;

    public Summary {
        bins = Objects.requireNonNullElse(bins, DEFAULT_BINS);
        tables = List.copyOf(Objects.requireNonNullElse(tables, List.of()));
        smallestCell = Objects.requireNonNullElse(smallestCell, Evaluation.DEFAULT_SMALLEST_CELL);
    }

    /** With the defaults. */
    public Summary(List<Crossing> tables) {
        this(DEFAULT_BINS, tables, Evaluation.DEFAULT_SMALLEST_CELL);
    }

    /**
     * The ways in which rows are counted, in the order of their limbs: columns of numbers, columns of categories that are in no table,
     * tables.
     */
    public List<Partition> partitions(Inputs inputs) {
        if (!(inputs instanceof Table table)) {
            return List.of();
        }
        var partitions = new ArrayList<Partition>();
        for (int i = 0; i < table.numeric().size(); i++) {
            partitions.add(new Partition.Numbers(table.numeric().get(i), i, bins));
        }
        for (int i = 0; i < table.categorical().size(); i++) {
            var column = table.categorical().get(i);
            if (!isCrossed(column.column())) {
                partitions.add(new Partition.Levels(column, i));
            }
        }
        for (var crossing : tables) {
            var rows = levels(table, crossing.rows());
            var columns = levels(table, crossing.columns());
            if (rows.isPresent() && columns.isPresent()) {
                partitions.add(new Partition.Pairs(rows.get(), columns.get()));
            }
        }
        return List.copyOf(partitions);
    }

    private boolean isCrossed(String column) {
        return tables.stream()
                .anyMatch(
                        table -> table.rows().equals(column) || table.columns().equals(column));
    }

    private static Optional<Partition.Levels> levels(Table table, String column) {
        for (int i = 0; i < table.categorical().size(); i++) {
            if (table.categorical().get(i).column().equals(column)) {
                return Optional.of(new Partition.Levels(table.categorical().get(i), i));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public long parameters(Inputs inputs) {
        return 0;
    }

    /** One that holds no value: there is no training round. */
    @Override
    public List<UpdateVector> vectors(Encoding encoding) {
        return List.of(UpdateVector.model(encoding));
    }

    @Override
    public int figureLimbs() {
        return 0;
    }

    @Override
    public int lastFigureLimbs(Inputs inputs) {
        return 0;
    }

    @Override
    public int histogramLimbs(Inputs inputs) {
        return partitions(inputs).stream().mapToInt(Partition::counts).sum();
    }

    /** None: the only round is the summary itself. */
    @Override
    public Opening opening(Inputs inputs) {
        return Opening.NONE;
    }

    @Override
    public boolean trains() {
        return false;
    }

    @Override
    public int leastRows() {
        return smallestCell;
    }

    @Override
    public Optional<Measures> measures() {
        return Optional.empty();
    }

    @Override
    public void check(Inputs inputs, Schedule schedule, Bounds bounds) {
        if (!(inputs instanceof Table table)) {
            bounds.add("/inputs", "a summary is made of a table: the kind must be table");
            return;
        }
        if (schedule.rounds() != 1) {
            bounds.add("/schedule/rounds", "must be 1: a summary is one round");
        }
        if (schedule.stopping().early()) {
            bounds.add("/schedule/stopping", "a summary is one round, which nothing ends early: leave it out");
        }
        if (!(table.split() instanceof Split.ByRow)) {
            bounds.add("/inputs/split", "a summary sets no rows aside: leave it out");
        }
        for (int i = 0; i < table.numeric().size(); i++) {
            if (table.numeric().get(i).scaling() != Scaling.DECLARED) {
                bounds.add(
                        "/inputs/numeric/" + i + "/scaling",
                        "must be DECLARED, with centre and scale, for all sites to count the same ranges");
            }
        }
        checkTables(table, bounds);
        checkCells(inputs, bounds);
    }

    private void checkTables(Table table, Bounds bounds) {
        var seen = new HashSet<String>();
        for (int i = 0; i < tables.size(); i++) {
            var pointer = "/work/tables/" + i;
            checkColumn(table, tables.get(i).rows(), pointer + "/rows", seen, bounds);
            checkColumn(table, tables.get(i).columns(), pointer + "/columns", seen, bounds);
        }
    }

    private static void checkColumn(Table table, String column, String pointer, HashSet<String> seen, Bounds bounds) {
        if (levels(table, column).isEmpty()) {
            bounds.add(pointer, "is no categorical column of the inputs");
        } else if (!seen.add(column)) {
            bounds.add(pointer, "is in a table already: counts of two could be held against each other");
        }
    }

    private void checkCells(Inputs inputs, Bounds bounds) {
        long cells = partitions(inputs).stream()
                .mapToLong(partition -> switch (partition) {
                    case Partition.Numbers numbers -> numbers.counts();
                    case Partition.Levels levels -> levels.counts();
                    case Partition.Pairs pairs ->
                        (long) pairs.rows().cells() * pairs.columns().cells() + 1;
                })
                .sum();
        if (cells > MOST_CELLS) {
            bounds.add("/work", "asks for " + cells + " numbers of each site; at most " + MOST_CELLS + " are allowed");
        }
    }

    @Override
    public List<Statement> says(StudyPlan plan) {
        var says = new ArrayList<Statement>();
        if (plan.inputs() instanceof Table table) {
            says(table, says);
        }
        int limbs = histogramLimbs(plan.inputs()) + UpdateLayout.EVALUATION;
        var cohort = plan.cohort();
        says.add(Statement.of("summary.cells", smallestCell, smallestCell - 1));
        says.add(Statement.of("summary.round", plan.schedule().trainingSeconds()));
        says.add(Statement.of("summary.cohort", limbs, cohort.minimumSites(), cohort.assumedColluders()));
        says.add(plan.privacy().says());
        return says;
    }

    private void says(Table table, List<Statement> says) {
        if (!table.numeric().isEmpty()) {
            says.add(Task.naming(
                    "summary.numeric",
                    table.numeric().stream().map(NumericColumn::column).toList()));
            says.add(Statement.of("summary.ranges", bins));
        }
        var alone = table.categorical().stream()
                .map(CategoricalColumn::column)
                .filter(column -> !isCrossed(column))
                .toList();
        if (!alone.isEmpty()) {
            says.add(Task.naming("summary.categorical", alone));
        }
        if (!tables.isEmpty()) {
            says.add(Task.naming(
                    "summary.tables",
                    tables.stream()
                            .map(crossing -> crossing.rows() + " by " + crossing.columns())
                            .toList()));
        }
        says.add(Statement.of("summary.only"));
    }
}
