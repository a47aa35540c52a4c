package io.covalence.connector.dataset.internal;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads decimal numbers as spreadsheets write them; not what only Java would call a number, and never NaN or infinity. */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final int MAXIMUM_LENGTH = 64;

    private Numbers() {}

    static OptionalDouble parse(String cell) {
        if (cell.length() > MAXIMUM_LENGTH || !DECIMAL.matcher(cell).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(cell);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
