package io.covalence.connector.dataset;

import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.work.Evaluation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a plan requires of a table of numbers and categories.
 *
 * @param evaluation rule that sets rows aside; empty when none are
 * @param batchSize rows of one step of training; 0 when nothing is trained
 */
public record TableReading(Table table, LabelRules labels, Optional<Evaluation> evaluation, int batchSize) {

    /**
     * For counting all rows by the table's columns: each number with an indicator of missing ones after it where there may be any, and an
     * indicator for each level of each category.
     */
    public static TableReading counting(Table table) {
        var numeric = table.numeric().stream().map(TableReading::counting).toList();
        var categorical = table.categorical().stream()
                .map(column ->
                        new CategoricalColumn(column.column(), column.categories(), false, column.unknown(), false))
                .toList();
        return new TableReading(new Table(numeric, categorical, table.split()), LabelRules.none(), Optional.empty(), 0);
    }

    private static NumericColumn counting(NumericColumn column) {
        var missing = column.missing() == Missing.REFUSE ? Missing.REFUSE : Missing.INDICATOR;
        return new NumericColumn(
                column.column(), column.scaling(), column.center(), column.scale(), missing, column.limit());
    }

    /** All columns that are read. */
    public List<String> columns() {
        return Stream.concat(table.columns().stream(), labels.columns().stream().map(Target::column))
                .toList();
    }
}
