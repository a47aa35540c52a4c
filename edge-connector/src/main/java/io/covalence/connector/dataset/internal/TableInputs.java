package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.Scaling;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.learning.scale.Scale;
import java.util.stream.IntStream;

/** Makes a model's inputs of a table's numbers and categories, by the scales of the plan, of the site's training rows or of all sites'. */
final class TableInputs {
    private final TableLayout layout;
    private final NumberInput[] numbers;
    private final CategoryInput[] categories;

    /**
     * A number is kept as the plan scales it, or as it stands in the file where the site's own rows do.
     *
     * @param summed its place among those that all sites standardise alike; negative for others
     */
    private record NumberInput(double center, double scale, double limit, boolean indicator, int summed) {
        float of(float stored, Scale common) {
            if (Float.isNaN(stored)) {
                return 0;
            }
            double own = (stored - center) / scale;
            return (float) Math.clamp(summed < 0 ? own : common.of(summed, own), -limit, limit);
        }
    }

    /** Centre and scale of each level's indicator; empty where it goes in as 0 and 1. */
    @SuppressWarnings("ArrayRecordComponent") // Of this class alone; nobody compares it.
    private record CategoryInput(int levels, int first, double[] center, double[] scale) {
        int write(int level, float[] target, int offset) {
            if (center.length == 0) {
                if (level >= first) {
                    target[offset + level - first] = 1;
                }
            } else {
                for (int i = first; i < levels; i++) {
                    target[offset + i - first] = clamped(((i == level ? 1 : 0) - center[i]) / scale[i]);
                }
            }
            return offset + levels - first;
        }
    }

    TableInputs(Table table, TableLayout layout, TableStatistics statistics) {
        this.layout = layout;
        this.numbers = IntStream.range(0, layout.numbers())
                .mapToObj(i -> number(table, i, statistics.number(i)))
                .toArray(NumberInput[]::new);
        this.categories = IntStream.range(0, layout.categories())
                .mapToObj(i -> category(table, i, statistics))
                .toArray(CategoryInput[]::new);
    }

    private static NumberInput number(Table table, int index, Moments own) {
        var column = table.numeric().get(index);
        boolean indicator = column.missing() == Missing.INDICATOR;
        return switch (column.scaling()) {
            case PER_SITE -> new NumberInput(own.mean(), own.scale(), column.limit(), indicator, -1);
            case SUMMED -> new NumberInput(0, 1, column.limit(), indicator, summedBefore(table, index));
            case DECLARED -> new NumberInput(0, 1, column.limit(), indicator, -1);
        };
    }

    private static int summedBefore(Table table, int index) {
        return (int) table.numeric().stream()
                .limit(index)
                .filter(column -> column.scaling() == Scaling.SUMMED)
                .count();
    }

    private static CategoryInput category(Table table, int index, TableStatistics statistics) {
        var column = table.categorical().get(index);
        int first = column.dropFirst() ? 1 : 0;
        if (!column.standardised()) {
            return new CategoryInput(column.levels(), first, new double[0], new double[0]);
        }
        var levels = IntStream.range(0, column.levels())
                .mapToObj(level -> statistics.indicator(index, level))
                .toList();
        return new CategoryInput(
                column.levels(),
                first,
                levels.stream().mapToDouble(Moments::mean).toArray(),
                levels.stream().mapToDouble(Moments::scale).toArray());
    }

    /** Where a column's numbers are kept as they stand in the file, what they are in scales. */
    float scaled(int column, float stored) {
        var number = numbers[column];
        return (float) ((stored - number.center()) / number.scale());
    }

    void write(RowFile.Rows rows, int row, Scale common, float[] target, int offset) {
        int at = offset;
        for (int i = 0; i < numbers.length; i++) {
            float stored = rows.number(row, layout.number(i));
            target[at++] = numbers[i].of(stored, common);
            if (numbers[i].indicator()) {
                target[at++] = Float.isNaN(stored) ? 1 : 0;
            }
        }
        for (int i = 0; i < categories.length; i++) {
            at = categories[i].write(rows.integer(row, layout.category(i)), target, at);
        }
    }

    private static float clamped(double value) {
        return (float) Math.clamp(value, -Row.LARGEST_INPUT, Row.LARGEST_INPUT);
    }
}
