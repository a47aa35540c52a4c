package io.covalence.connector.dataset.internal;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads decimal numbers as spreadsheets write them; not what only Java would call a number, and never NaN or infinity. */
final class Numbers {
    static final int MAXIMUM_LENGTH = 64;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

    private Numbers() {}

    static OptionalDouble parse(String cell) {
        if (cell.length() > MAXIMUM_LENGTH || !isDecimal(cell)) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(cell);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** Whether the text is written as a decimal number, of whatever size. */
    static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }
}
