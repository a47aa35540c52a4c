package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.connector.dataset.TableReading;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Scaling;
import io.covalence.contract.plan.work.Opening;
import java.util.List;
import java.util.Locale;

/** What is to be said of a table's columns once all rows are read. */
final class TableChecks {
    private final TableReading plan;
    private final TableLayout layout;
    private final TableStatistics statistics;
    private final TableInputs inputs;
    private final Problems problems;

    TableChecks(
            TableReading plan, TableLayout layout, TableStatistics statistics, TableInputs inputs, Problems problems) {
        this.plan = plan;
        this.layout = layout;
        this.statistics = statistics;
        this.inputs = inputs;
        this.problems = problems;
    }

    /** Rows of both sides; {@code word} is what is looked at. */
    private interface Stored {
        float value(RowFile.Rows rows, int row);
    }

    void judge(List<RowFile.Rows> sides) {
        var outliers = new Outliers(problems);
        var labels = plan.labels().columns();
        for (int i = 0; i < labels.size(); i++) {
            int word = layout.label(i);
            var column = labels.get(i);
            if (plan.labels().measured().contains(column)) {
                outliers.judge(
                        values(sides, (rows, row) -> rows.number(row, word)),
                        column.column(),
                        column.center(),
                        column.scale());
            }
        }
        for (int i = 0; i < layout.numbers(); i++) {
            judge(sides, i, outliers);
        }
    }

    private void judge(List<RowFile.Rows> sides, int index, Outliers outliers) {
        var column = plan.table().numeric().get(index);
        int word = layout.number(index);
        var own = statistics.number(index);
        boolean perSite = column.scaling() == Scaling.PER_SITE;
        if (perSite && own.constant()) {
            problems.file(
                    Severity.WARNING,
                    column.column(),
                    "all training rows have the same value, so that nothing is learnt from the column here");
        }
        if (column.scaling() == Scaling.SUMMED) {
            judgeGuess(column, own);
        }
        outliers.judge(
                values(sides, (rows, row) -> inputs.scaled(index, rows.number(row, word))),
                column.column(),
                perSite ? own.mean() : column.center(),
                perSite ? own.scale() : column.scale());
    }

    /** The ranges of the opening round lie about the plan's centre, by the plan's scale. */
    private void judgeGuess(NumericColumn column, Moments own) {
        double mean = own.mean();
        boolean far = Math.abs(mean) > Opening.FAR;
        boolean narrow = !own.constant() && own.scale() < Opening.LEAST;
        if (far || narrow) {
            problems.file(
                    Severity.WARNING,
                    column.column(),
                    String.format(
                            Locale.ROOT,
                            "its training rows have the mean %.4g and the standard deviation %.4g; the plan guesses the centre %.4g and"
                                    + " the scale %.4g, so the opening round hardly tells these rows apart: ask the sponsor to correct the"
                                    + " guess",
                            column.center() + mean * column.scale(),
                            own.scale() * column.scale(),
                            column.center(),
                            column.scale()));
        }
    }

    private Outliers.Values values(List<RowFile.Rows> sides, Stored stored) {
        var first = sides.getFirst();
        var second = sides.getLast();
        return new Outliers.Values() {
            @Override
            public int size() {
                return first.count() + second.count();
            }

            @Override
            public float value(int index) {
                return index < first.count() ? stored.value(first, index) : stored.value(second, index - first.count());
            }

            @Override
            public long row(int index) {
                return index < first.count()
                        ? first.integer(index, layout.row())
                        : second.integer(index - first.count(), layout.row());
            }
        };
    }
}
