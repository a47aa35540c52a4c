package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.connector.dataset.Reading;
import io.covalence.contract.plan.inputs.Descriptor;
import io.covalence.contract.plan.task.Target;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Finds the plan's columns in the first line that is not empty. */
final class HeaderReader {
    private final Reading plan;
    private final List<String> needed;
    private final Problems problems;

    HeaderReader(Reading plan, Problems problems) {
        this.plan = plan;
        this.problems = problems;
        this.needed = new ArrayList<>(List.of(plan.molecules().smilesColumn()));
        plan.molecules().descriptors().stream().map(Descriptor::column).forEach(needed::add);
        plan.labels().columns().stream().map(Target::column).forEach(needed::add);
    }

    /** The columns; nothing when rows cannot be read with this header, and then the problems say why. */
    Optional<Columns> read(Table table) throws IOException {
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
        return problems.hasError() ? Optional.empty() : Optional.of(columns(header));
    }

    /** Quoted cells between other separators than commas look like quotation marks astray: the first line tells them apart. */
    private List<String> header(Table table) throws IOException {
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

    private static TableRow first(Table table) throws IOException {
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

    private Columns columns(List<String> header) {
        var molecules = plan.molecules();
        return new Columns(
                header,
                position(header, molecules.smilesColumn()),
                molecules.descriptors().stream()
                        .map(descriptor -> position(header, descriptor.column()))
                        .toList(),
                plan.labels().columns().stream()
                        .map(target -> position(header, target.column()))
                        .toList());
    }

    private static int position(List<String> header, String column) {
        return header.indexOf(Normalizer.normalize(column, Normalizer.Form.NFC));
    }

    private static boolean same(String name, String column) {
        return name.equals(Normalizer.normalize(column, Normalizer.Form.NFC));
    }
}
