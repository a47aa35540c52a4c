package io.covalence.contract.plan.inputs;

import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Checked;
import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Size;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of numbers and categories. A model gets the numbers first, each followed by its indicator of missing values
 * if it has one, then the indicators of each categorical column; all in the order of the plan. Equal rows are kept,
 * since two people may have the same values.
 *
 * @param split rule that sets rows aside for evaluation; {@link Split.ByRow} when left out
 */
@Kind("table")
public record Table(
        @Size(most = 10_000) List<NumericColumn> numeric,
        @Size(most = 1_000) List<CategoricalColumn> categorical,
        @Defaulted Split split)
        implements Inputs, Checked {
    /** Rows that a site's table has at most. */
    public static final int MOST_ROWS = 8_000_000;

    private static final int LARGEST_WIDTH = 20_000;

    public Table {
        numeric = List.copyOf(numeric);
        categorical = List.copyOf(categorical);
        split = Objects.requireNonNullElse(split, new Split.ByRow());
    }

    @Override
    public void check(Bounds bounds) {
        if (width() == 0) {
            bounds.add("/numeric", "a table needs a column that is an input");
        }
        if (width() > LARGEST_WIDTH) {
            bounds.add(
                    "/categorical", "gives a model " + width() + " inputs; at most " + LARGEST_WIDTH + " are allowed");
        }
        var members = Stream.of(
                        IntStream.range(0, numeric.size()).mapToObj(i -> "/numeric/" + i + "/column"),
                        IntStream.range(0, categorical.size()).mapToObj(i -> "/categorical/" + i + "/column"),
                        Stream.of("/split/column"))
                .flatMap(pointers -> pointers)
                .toList();
        bounds.distinct(columns(), members);
    }

    @Override
    public List<String> columns() {
        var columns = new ArrayList<String>();
        numeric.forEach(column -> columns.add(column.column()));
        categorical.forEach(column -> columns.add(column.column()));
        columns.addAll(split.columns());
        return List.copyOf(columns);
    }

    @Override
    public int width() {
        return numeric.stream().mapToInt(NumericColumn::width).sum()
                + categorical.stream().mapToInt(CategoricalColumn::width).sum();
    }

    @Override
    public Duplicates duplicates() {
        return Duplicates.KEEP;
    }

    @Override
    public Statement settingAside(long percent) {
        return split.says(percent);
    }

    @Override
    public List<Statement> says() {
        var says = new ArrayList<Statement>();
        if (!numeric.isEmpty()) {
            says.add(Task.naming(
                    "inputs.table.numeric",
                    numeric.stream().map(NumericColumn::column).toList()));
        }
        if (!categorical.isEmpty()) {
            says.add(Task.naming(
                    "inputs.table.categorical",
                    categorical.stream().map(CategoricalColumn::column).toList()));
        }
        says.add(Statement.of("inputs.table.only", width()));
        boolean own = categorical.stream().anyMatch(CategoricalColumn::standardised);
        if (own || isScaled(Scaling.PER_SITE)) {
            says.add(Statement.of("scaling.perSite"));
        }
        if (isScaled(Scaling.SUMMED)) {
            says.add(Task.naming(
                    "scaling.summed",
                    numeric.stream()
                            .filter(column -> column.scaling() == Scaling.SUMMED)
                            .map(NumericColumn::column)
                            .toList()));
        }
        if (says.stream().noneMatch(said -> said.key().startsWith("scaling."))) {
            says.add(Statement.of("scaling.declared"));
        }
        return says;
    }

    private boolean isScaled(Scaling scaling) {
        return numeric.stream().anyMatch(column -> column.scaling() == scaling);
    }
}
