package io.covalence.connector.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A good table of 56 made-up rows, to be spoilt in one way: columns smiles, name, and the target. */
public final class CaseTable {
    public static final int ROWS = 56;

    private static final List<String> GROUPS = List.of("O", "N", "F", "Cl");

    private final List<List<String>> lines = new ArrayList<>();

    private CaseTable(String target, List<String> values) {
        lines.add(new ArrayList<>(List.of("smiles", "name", target)));
        for (int i = 0; i < ROWS; i++) {
            lines.add(new ArrayList<>(List.of(molecule(i), String.format("Cpd-%03d", i + 1), values.get(i))));
        }
    }

    /** Target {@code active}: every third row is 1. */
    public static CaseTable classified() {
        return new CaseTable(
                "active",
                IntStream.range(0, ROWS).mapToObj(i -> i % 3 == 0 ? "1" : "0").toList());
    }

    /** Target {@code y}: from -3.00 in steps of 0.11. */
    public static CaseTable measured() {
        return new CaseTable(
                "y",
                IntStream.range(0, ROWS)
                        .mapToObj(i -> BigDecimal.valueOf(-300 + 11L * i, 2).toString())
                        .toList());
    }

    /** Straight chains with one group at the end; no two are the same molecule. */
    private static String molecule(int i) {
        return "C".repeat(1 + i / GROUPS.size()) + GROUPS.get(i % GROUPS.size());
    }

    /** Changes a column's name, 0 being the molecule's, 1 the name's and 2 the target's. */
    public CaseTable header(int column, String name) {
        lines.getFirst().set(column, name);
        return this;
    }

    /** Changes cells of a column in these rows, counted from 1. */
    public CaseTable set(int column, String cell, int... rows) {
        for (int row : rows) {
            lines.get(row).set(column, cell);
        }
        return this;
    }

    /** Changes the target's cells in these rows. */
    public CaseTable target(String cell, int... rows) {
        return set(2, cell, rows);
    }

    /** Puts a line before row {@code row}, counted from 1; 57 is after the last. */
    public CaseTable insert(int row, String... cells) {
        lines.add(row, new ArrayList<>(List.of(cells)));
        return this;
    }

    /** Appends cells to every line, the header among them. */
    public CaseTable append(String... cells) {
        lines.forEach(line -> line.addAll(List.of(cells)));
        return this;
    }

    /** As a program writes it: commas, line feeds, quotes where they are needed. */
    public String csv() {
        return text(",", "\n");
    }

    public String text(String separator, String lineEnd) {
        return lines(separator, false).map(line -> line + lineEnd).collect(Collectors.joining());
    }

    /** With each cell in quotes. */
    public String quoted(String lineEnd) {
        return lines(",", true).map(line -> line + lineEnd).collect(Collectors.joining());
    }

    private Stream<String> lines(String separator, boolean always) {
        return lines.stream()
                .map(line -> line.stream()
                        .map(cell ->
                                always || needsQuotes(cell, separator) ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                        .collect(Collectors.joining(separator)));
    }

    private static boolean needsQuotes(String cell, String separator) {
        return cell.contains(separator) || cell.contains("\n") || cell.contains("\r") || cell.contains("\"");
    }
}
