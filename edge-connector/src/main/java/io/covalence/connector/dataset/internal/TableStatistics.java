package io.covalence.connector.dataset.internal;

import io.covalence.contract.plan.inputs.Table;
import java.util.stream.Stream;

/** What the training rows of a table are like: mean and standard deviation of its numbers and of its categories' indicators. */
final class TableStatistics {
    private final Moments[] numbers;
    private final Moments[][] indicators;

    TableStatistics(Table table) {
        this.numbers = moments(table.numeric().size());
        this.indicators = table.categorical().stream()
                .map(column -> moments(column.standardised() ? column.levels() : 0))
                .toArray(Moments[][]::new);
    }

    private static Moments[] moments(int count) {
        return Stream.generate(Moments::new).limit(count).toArray(Moments[]::new);
    }

    /** Takes a training row. */
    void add(TableCells.Values row) {
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isNaN(row.numbers()[i])) {
                numbers[i].add(row.numbers()[i]);
            }
        }
        for (int i = 0; i < indicators.length; i++) {
            for (int level = 0; level < indicators[i].length; level++) {
                indicators[i][level].add(level == row.categories()[i] ? 1 : 0);
            }
        }
    }

    Moments number(int column) {
        return numbers[column];
    }

    Moments indicator(int column, int level) {
        return indicators[column][level];
    }
}
