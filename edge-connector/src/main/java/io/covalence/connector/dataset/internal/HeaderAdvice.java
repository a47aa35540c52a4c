package io.covalence.connector.dataset.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Says what is wrong with a whole first line in which the plan's columns cannot be found. */
final class HeaderAdvice {
    /** How far the header is looked for below the first line. */
    private static final int LOOKED_AT = 50;

    private static final String EXPORT = "export it as \"CSV UTF-8 (comma delimited)\"";

    private record Separator(String text, String name) {}

    private static final List<Separator> SEPARATORS = List.of(
            new Separator(";", "semicolons (\";\")"),
            new Separator("\t", "tabs"),
            new Separator("|", "vertical bars (\"|\")"),
            new Separator("\u001f", "unit separators (U+001F)"),
            new Separator("\uff0c", "full-width commas"),
            new Separator("\u060c", "Arabic commas"),
            new Separator("^", "carets (\"^\")"),
            new Separator("~", "tildes (\"~\")"),
            new Separator(":", "colons (\":\")"),
            new Separator("  ", "blanks"),
            new Separator(" ", "blanks"));

    private final List<String> needed;

    HeaderAdvice(List<String> needed) {
        this.needed = List.copyOf(needed);
    }

    /**
     * What is wrong, if it is the line as a whole.
     *
     * @param table is read on, since the file is refused anyway
     */
    Optional<String> whole(List<String> header, CellRows table) throws IOException {
        var separated = separated(header);
        if (separated.isPresent()) {
            return separated;
        }
        if (header.size() == 1 && found(List.of(header.getFirst().split(",", -1))) == needed.size()) {
            return Optional.of("each line stands in quotation marks as a whole, so that it is one cell: "
                    + "take the outer marks out, or export the table again");
        }
        var later = later(header, table);
        if (later.isPresent()) {
            return later;
        }
        boolean data = header.stream().anyMatch(Numbers::isDecimal) && found(header) == 0;
        return data
                ? Optional.of(
                        "the first line looks like a row of data: put a header line with the column names above it")
                : Optional.empty();
    }

    /** That a line, whose cells these are, has other separators than commas, if the plan's columns are found so. */
    Optional<String> separated(List<String> header) {
        int now = found(header);
        var line = String.join(",", header);
        return SEPARATORS.stream()
                .filter(separator -> found(split(line, separator)) > Math.max(now, needed.size() / 2))
                .findFirst()
                .map(separator -> "it is separated by " + separator.name() + ", not by commas: " + EXPORT
                        + (separator.text().equals(";")
                                ? ", with a decimal point, for example with English (US) as the region"
                                : ""));
    }

    /** A header that stands further down, below comments, titles or the line that tells a spreadsheet its separator. */
    private Optional<String> later(List<String> header, CellRows table) throws IOException {
        boolean comment = isComment(header);
        int above = 1;
        for (int i = 0; i < LOOKED_AT; i++) {
            var row = table.next();
            if (row.isEmpty()) {
                return Optional.empty();
            }
            var cells = row.get().cells();
            if (found(cells) == needed.size()) {
                return Optional.of(
                        above + (above == 1 ? " line stands" : " lines stand") + " above the header, which is in line "
                                + row.get().line() + (comment ? "; the first is a comment or setting" : "") + ": take "
                                + (above == 1 ? "it" : "them") + " out, so that the header is the first line");
            }
            var separated = separated(cells);
            if (separated.isPresent()) {
                return Optional.of(above + (above == 1 ? " line stands" : " lines stand")
                        + " above the header, which is in line " + row.get().line() + ", and " + separated.get());
            }
            above++;
        }
        return Optional.empty();
    }

    static boolean isComment(List<String> cells) {
        var first = cells.getFirst();
        return List.of("#", "//", "%", "--", ";", "/*", "!").stream().anyMatch(first::startsWith)
                || first.regionMatches(true, 0, "sep=", 0, 4);
    }

    private static List<String> split(String line, Separator separator) {
        return Arrays.stream(line.split(Pattern.quote(separator.text()), -1))
                .map(cell -> cell.replace("\"", "").strip())
                .toList();
    }

    /** How many of the plan's columns are there, near names too. */
    private int found(List<String> cells) {
        return (int) IntStream.range(0, needed.size())
                .filter(i -> cells.stream().anyMatch(cell -> NearNames.alike(cell, needed.get(i))))
                .count();
    }
}
