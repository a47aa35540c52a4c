package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.TableReading;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Scaling;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the cells of a table's inputs. What cannot be read is a problem of its kind and stands as missing. */
final class TableCells {
    private static final int NAMED = 5;

    private final List<NumericColumn> numeric;
    private final List<Categories> categorical;
    private final CellReader cells;
    private final Problems problems;
    private final MessageDigest digest = Digests.sha256();
    private final ByteBuffer bytes;

    /**
     * What a row's inputs are.
     *
     * @param numbers as they stand in the file, or scaled where the plan says how; NaN where missing
     * @param categories by their place in the plan; those that it does not name come after the others
     */
    @SuppressWarnings("ArrayRecordComponent") // Lives until its row is stored; nobody compares it.
    record Values(double[] numbers, int[] categories) {}

    private record Categories(CategoricalColumn column, Map<String, Integer> places) {
        static Categories of(CategoricalColumn column) {
            var places = new HashMap<String, Integer>();
            column.categories().forEach(category -> places.put(category, places.size()));
            return new Categories(column, places);
        }

        String named() {
            var categories = column.categories();
            return categories.stream().limit(NAMED).map(Quoted::cell).collect(Collectors.joining(", "))
                    + (categories.size() > NAMED ? " and " + (categories.size() - NAMED) + " more" : "");
        }
    }

    TableCells(TableReading plan, CellReader cells, Problems problems) {
        this.numeric = plan.table().numeric();
        this.categorical =
                plan.table().categorical().stream().map(Categories::of).toList();
        this.cells = cells;
        this.problems = problems;
        this.bytes = ByteBuffer.allocate(numeric.size() * Double.BYTES + categorical.size() * Integer.BYTES);
    }

    /**
     * Reads a row.
     *
     * @param places of the table's columns in the row, in the plan's order
     */
    Values read(List<Integer> places, List<String> row) {
        var numbers = new double[numeric.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(numeric.get(i), row.get(places.get(i)).strip());
        }
        var categories = new int[categorical.size()];
        for (int i = 0; i < categories.length; i++) {
            categories[i] = category(
                    categorical.get(i), row.get(places.get(numbers.length + i)).strip());
        }
        return new Values(numbers, categories);
    }

    private double number(NumericColumn column, String cell) {
        if (Blank.is(cell)) {
            switch (column.missing()) {
                case REFUSE -> problems.kind(Kind.EMPTY, column.column(), "");
                case MEAN, INDICATOR -> {}
            }
            return Double.NaN;
        }
        var read = cells.number(cell, column.column());
        if (read.isEmpty()) {
            return Double.NaN;
        }
        double value = column.scaling() == Scaling.PER_SITE
                ? read.getAsDouble()
                : (read.getAsDouble() - column.center()) / column.scale();
        if (!Float.isFinite((float) value)) {
            problems.kind(Kind.NOT_FINITE, column.column(), Quoted.cell(cell));
            return Double.NaN;
        }
        // Zero has one sign, so that rows with the same values have the same digest.
        return value + 0.0;
    }

    private int category(Categories categories, String cell) {
        var column = categories.column();
        var place = categories.places().get(cell);
        if (place != null) {
            return place;
        }
        switch (column.unknown()) {
            case OTHER -> {}
            case REFUSE -> {
                if (Blank.is(cell)) {
                    problems.kind(Kind.EMPTY_CATEGORY, column.column(), "");
                } else {
                    var example = Quoted.cell(cell) + " (the plan has " + categories.named() + ")";
                    problems.kind(Kind.NO_CATEGORY, column.column(), example);
                }
            }
        }
        return column.categories().size();
    }

    /** SHA-256 over a row's inputs: the same for the same values, however they are written. */
    byte[] digest(Values row) {
        bytes.clear();
        for (double number : row.numbers()) {
            bytes.putDouble(number);
        }
        for (int category : row.categories()) {
            bytes.putInt(category);
        }
        return digest.digest(bytes.array());
    }
}
