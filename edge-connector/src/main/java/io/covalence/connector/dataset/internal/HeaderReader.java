package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Problem.Severity;
import java.io.IOException;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Finds the plan's columns in the first line that is not empty. */
final class HeaderReader {
    private final List<String> needed;
    private final Problems problems;

    /**
     * Reads nothing yet.
     *
     * @param needed columns of the plan
     */
    HeaderReader(List<String> needed, Problems problems) {
        this.needed = List.copyOf(needed);
        this.problems = problems;
    }

    /** The header; nothing when rows cannot be read with it, and then the problems say why. */
    Optional<List<String>> read(CellRows table) throws IOException {
        var header = header(table);
        checkRepeats(header);
        var missing =
                needed.stream().filter(column -> position(header, column) < 0).toList();
        if (!missing.isEmpty()) {
            var reason = new HeaderAdvice(needed).whole(header, table);
            if (reason.isPresent()) {
                problems.file(Severity.ERROR, "", reason.get());
            } else {
                missing.forEach(
                        column -> problems.file(Severity.ERROR, column, NearNames.missing(column, header, needed)));
            }
        }
        return problems.hasError() ? Optional.empty() : Optional.of(header);
    }

    /** Quoted cells between other separators than commas look like quotation marks astray: the first line tells them apart. */
    private List<String> header(CellRows table) throws IOException {
        try {
            return first(table).cells();
        } catch (Unreadable e) {
            var separated = new HeaderAdvice(needed).separated(List.of(table.firstLine()));
            if (separated.isPresent()) {
                throw new Unreadable(separated.get());
            }
            throw e;
        }
    }

    private static TableRow first(CellRows table) throws IOException {
        var row = table.next().orElseThrow(() -> new Unreadable("the file is empty: export it again"));
        while (Blank.all(row.cells())) {
            row = table.next().orElseThrow(() -> new Unreadable("the file has nothing but empty rows"));
        }
        return row;
    }

    private void checkRepeats(List<String> header) {
        var seen = new HashSet<String>();
        var told = new HashSet<String>();
        for (var name : header) {
            if (!name.isEmpty() && !seen.add(name) && told.add(name)) {
                boolean read = needed.stream().anyMatch(column -> same(name, column));
                problems.file(
                        read ? Severity.ERROR : Severity.WARNING,
                        name,
                        read
                                ? "the header has this column twice: rename or remove the one that is not meant"
                                : "the header has this column twice; it is not read");
            }
        }
    }

    /** Where a column stands in a header, from 0; -1 when it is not there. */
    static int position(List<String> header, String column) {
        return header.indexOf(Normalizer.normalize(column, Normalizer.Form.NFC));
    }

    private static boolean same(String name, String column) {
        return name.equals(Normalizer.normalize(column, Normalizer.Form.NFC));
    }
}
