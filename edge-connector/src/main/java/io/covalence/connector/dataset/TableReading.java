package io.covalence.connector.dataset;

import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.work.Evaluation;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a plan wants of a table of numbers and categories.
 *
 * @param batchSize rows of one step of training
 */
public record TableReading(Table table, LabelRules labels, Evaluation evaluation, int batchSize) {

    /** All columns that are read. */
    public List<String> columns() {
        return Stream.concat(table.columns().stream(), labels.columns().stream().map(Target::column))
                .toList();
    }
}
