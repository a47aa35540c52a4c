package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Problem.Severity;
import java.util.Locale;

/**
 * What people's files have in many places at once. Each kind is said once, with how to mend it; a value is never guessed, since
 * a program that reads 1,234 as a number is wrong for half of its users.
 */
enum Kind {
    MISSING_WORD(
            "stands for a missing value",
            "stand for missing values",
            "leave such cells empty; a word is never read as a number"),
    SPREADSHEET_ERROR(
            "is a spreadsheet's error",
            "are a spreadsheet's errors",
            "correct the formula, or leave such cells empty, and export again"),
    DATE(
            "looks like a date",
            "look like dates",
            "a spreadsheet changed them; set the column to text before the values are entered or imported, enter them"
                    + " again and export"),
    DECIMAL_COMMA(
            "has a decimal comma",
            "have a decimal comma",
            "export with a decimal point, for example with English (US) as the region"),
    AMBIGUOUS_COMMA(
            "has a comma that may be a decimal or a thousands mark",
            "have a comma that may be a decimal or a thousands mark",
            "export with a decimal point and without thousands marks"),
    THOUSANDS(
            "has thousands separators",
            "have thousands separators",
            "set the column's format to a plain number, without a thousands separator, and export again"),
    MINUS_SIGN(
            "has a minus sign or dash other than \"-\"",
            "have a minus sign or dash other than \"-\"",
            "replace it by the hyphen-minus of the keyboard"),
    OTHER_DIGITS(
            "has digits other than 0 to 9",
            "have digits other than 0 to 9",
            "write them as 0 to 9: full-width, raised and other scripts' digits are not read"),
    QUALIFIER(
            "has a qualifier",
            "have a qualifier",
            "the plan wants exact values; leave such cells empty or agree on a rule with the sponsor, never cut the"
                    + " sign off silently"),
    RANGE(
            "is a range or has an error",
            "are ranges or have an error",
            "write one number, with the error in a column of its own"),
    PERCENT(
            "has a percent sign",
            "have a percent sign",
            "write the number in the unit that the plan means, without a sign"),
    UNIT(
            "has a unit",
            "have a unit",
            "put the unit into the header or a column of its own, and convert where units differ"),
    POWER("has a power that is written out", "have a power that is written out", "write it as in 1.5e-3"),
    BOOLEAN("is a word for yes or no", "are words for yes or no", "write 1 for yes and 0 for no"),
    MINUS_ONE(
            "is not a label; the column seems to use -1 and +1",
            "are not labels; the column seems to use -1 and +1",
            "write 0 instead of -1"),
    NO_CLASS("is not a label; 0, 1 or empty is", "are not labels; 0, 1 or empty is", "write 1 for yes and 0 for no"),
    NEGATIVE_TIME(
            "is a time below zero",
            "are times below zero",
            "count from the same beginning for every row, such as the diagnosis; leave such cells empty or correct them"),
    LONG_TIME(
            "is a time of 16,777,216 or more",
            "are times of 16,777,216 or more",
            "times so long are not told from their neighbours; agree with the sponsor on a larger unit, such as days instead"
                    + " of seconds"),
    OTHER_NAME(
            "is none of the plan's classes",
            "are none of the plan's classes",
            "write a class as the plan writes it, letter by letter, or leave the cell empty"),
    NOT_FINITE(
            "is not a finite number",
            "are not finite numbers",
            "an infinite or overflown value cannot be learnt from; leave such cells empty or correct them"),
    LONG_NUMBER(
            "is longer than a number of " + Numbers.MAXIMUM_LENGTH + " characters",
            "are longer than a number of " + Numbers.MAXIMUM_LENGTH + " characters",
            "round it"),
    FORMULA("is a formula", "are formulas", "export the values, not the formulas"),
    QUOTED_NUMBER(
            "has quotation marks or an apostrophe",
            "have quotation marks or an apostrophe",
            "set the column to a number and export again"),
    BRACKETS("is in brackets", "are in brackets", "write a negative number with \"-\" in front"),
    GARBLED(
            "has characters that an earlier export garbled",
            "have characters that an earlier export garbled",
            "go back to the source and save as CSV UTF-8"),
    INVISIBLE(
            "has an invisible character or a hard space",
            "have an invisible character or a hard space",
            "delete it, for example by typing the cell anew"),
    CONTROL(
            "has a line break or a control character",
            "have a line break or a control character",
            "delete it; if several rows stand in the cell, a quotation mark is astray"),
    EMPTY("is empty; a number is needed", "are empty; a number is needed", "fill them in or take the rows out"),
    NOT_A_NUMBER("is not a number", "are not numbers", "write a number such as -1.5 or 2e-3, or leave the cell empty"),

    NO_CATEGORY(
            "is none of the column's categories",
            "are none of their columns' categories",
            "write each as the plan does, letter by letter; only a plan that takes others takes another one"),
    EMPTY_CATEGORY(
            "is empty; a category is needed", "are empty; a category is needed", "fill them in, or take the rows out"),
    NO_SUBJECT(
            "is empty; the subject of the row is needed",
            "are empty; the subject of each row is needed",
            "fill in who the row is about, so that all rows of a subject are on one side"),
    NO_SIDE(
            "is neither train nor test",
            "are neither train nor test",
            "write train for rows to learn from and test for rows that are set aside"),

    EMPTY_ROW(Severity.WARNING, "is empty and ignored", "are empty and ignored", "nothing has to be done"),
    SHORT_ROW(
            "has too few cells",
            "have too few cells",
            "export all columns for every row; if it is the last row, the file may be cut off"),
    LONG_ROW(
            "has too many cells",
            "have too many cells",
            "a comma inside a cell, also a decimal comma, needs the cell in quotation marks or has to be a point"),
    OTHER_SEPARATOR(
            "is not separated by commas",
            "are not separated by commas",
            "export as CSV with commas, \"CSV UTF-8 (comma delimited)\" in a spreadsheet"),
    REPEATED_HEADER(
            "repeats the header",
            "repeat the header",
            "files were joined; take the line out and see that nothing stands twice"),
    COMMENT("is a comment", "are comments", "take such lines out; only the header and rows are read"),
    SWALLOWED(
            "has swallowed rows",
            "have swallowed rows",
            "a stray quotation mark opened it, and the next one closed it; take both out"),
    LINE_BREAKS(
            Severity.WARNING,
            "stands in the file",
            "have line breaks",
            "it is read as one cell; if that is not meant, a stray quotation mark opened it");

    private final Severity severity;
    private final String one;
    private final String many;
    private final String advice;

    Kind(String one, String many, String advice) {
        this(Severity.ERROR, one, many, advice);
    }

    Kind(Severity severity, String one, String many, String advice) {
        this.severity = severity;
        this.one = one;
        this.many = many;
        this.advice = advice;
    }

    Severity severity() {
        return severity;
    }

    /** Stable name for programs. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean ofRows() {
        return compareTo(EMPTY_ROW) >= 0 && compareTo(SWALLOWED) < 0;
    }

    /**
     * The sentence.
     *
     * @param example the first of them, as it is to be read; empty when its place says it all
     */
    String sentence(long count, int columns, String example) {
        if (count == 1) {
            return (example.isEmpty() ? "" : example + " ") + one + ": " + advice;
        }
        return count + (ofRows() ? " rows " : " cells ") + (columns > 1 ? "in " + columns + " columns " : "") + many
                + (example.isEmpty() ? "" : ", first " + example) + ": " + advice;
    }
}
