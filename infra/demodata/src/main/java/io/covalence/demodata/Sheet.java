package io.covalence.demodata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A small CSV file in memory.
 *
 * @param rows each with as many cells as the header
 */
public record Sheet(List<String> header, List<List<String>> rows) {
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]+([eE][+-]?[0-9]+)?");

    public Sheet {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    public static Sheet read(Path file) throws IOException {
        try (var parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
            var records = parser.stream().map(CSVRecord::toList).toList();
            if (records.isEmpty()) {
                throw new IOException("the file is empty");
            }
            return new Sheet(records.getFirst(), records.subList(1, records.size()));
        }
    }

    /**
     * All cells of a column.
     *
     * @throws IllegalArgumentException when there is no such column
     */
    public List<String> column(String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("there is no column \"" + name + "\"");
        }
        return rows.stream().map(row -> row.get(index)).toList();
    }

    /** One sheet per site, rows in their order. */
    public List<Sheet> split(int[] siteOfRow, int sites) {
        var parts = new ArrayList<Sheet>();
        for (int site = 0; site < sites; site++) {
            var own = new ArrayList<List<String>>();
            for (int row = 0; row < rows.size(); row++) {
                if (siteOfRow[row] == site) {
                    own.add(rows.get(row));
                }
            }
            parts.add(new Sheet(header, own));
        }
        return parts;
    }

    /** Writes it as CSV. A text that a spreadsheet would take for a formula is written with an apostrophe in front. */
    public void write(Path file) throws IOException {
        try (var printer = new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.DEFAULT)) {
            printer.printRecord(header.stream().map(Sheet::harmless));
            for (var row : rows) {
                printer.printRecord(row.stream().map(Sheet::harmless));
            }
        }
    }

    private static String harmless(String cell) {
        return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}
