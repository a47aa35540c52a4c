package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.MoleculeRow;
import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.connector.dataset.Reading;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.inputs.Duplicates;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows by what the model sees of them: the same inputs are found, counted, and merged as the plan says. */
final class Repeats {
    /** Scales of a target by which values of one molecule may differ without a word. */
    private static final float AGREEMENT = 1;

    private final Reading plan;
    private final Map<InputKey, Group> groups = new LinkedHashMap<>();
    private long rows;
    private long undecided;

    Repeats(Reading plan) {
        this.plan = plan;
    }

    /** A row and its number in the file. */
    record Numbered(MoleculeRow row, long number) {}

    /** SHA-256 over molecule and descriptors, cut: collisions among 250,000 rows have a chance of 1e-28. */
    private record InputKey(long high, long low) {}

    private record Group(boolean evaluation, List<Numbered> rows) {}

    /** Takes a row that has a label. */
    void add(String identity, boolean evaluation, MoleculeRow row, long number) {
        rows++;
        groups.computeIfAbsent(key(identity, row), key -> new Group(evaluation, new ArrayList<>(1)))
                .rows()
                .add(new Numbered(row, number));
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** All rows as they were read. */
    List<Numbered> all() {
        return groups.values().stream()
                .map(Group::rows)
                .flatMap(Collection::stream)
                .toList();
    }

    /** Rows that are not in the dataset because they were merged into another, or have no label after that. */
    long gone() {
        return plan.molecules().duplicates() == Duplicates.KEEP ? 0 : rows - groups.size() + undecided;
    }

    /** The rows as they are used; what became of repeats and conflicts is said to {@code problems}. */
    Dataset dataset(Problems problems) {
        var repeated = groups.values().stream()
                .map(Group::rows)
                .filter(group -> group.size() > 1)
                .toList();
        if (!repeated.isEmpty()) {
            say(repeated, problems);
            for (int target = 0; target < plan.labels().columns().size(); target++) {
                sayConflicts(repeated, target, problems);
            }
        }
        var training = new ArrayList<Row>();
        var evaluation = new ArrayList<Row>();
        undecided = 0;
        for (var group : groups.values()) {
            (group.evaluation() ? evaluation : training).addAll(used(group.rows()));
        }
        if (undecided > 0) {
            problems.file(
                    Severity.WARNING,
                    "",
                    undecided + (undecided == 1 ? " molecule has" : " molecules have")
                            + " no label left, since as many rows say 0 as say 1, and "
                            + (undecided == 1 ? "is" : "are") + " left out");
        }
        return new Dataset(training, evaluation);
    }

    private List<Row> used(List<Numbered> group) {
        if (group.size() == 1 || plan.molecules().duplicates() == Duplicates.KEEP) {
            return group.stream().<Row>map(Numbered::row).toList();
        }
        var labels = new float[plan.labels().columns().size()];
        for (int target = 0; target < labels.length; target++) {
            labels[target] =
                    plan.labels().merged(values(group, target), plan.molecules().duplicates());
        }
        var row = group.getFirst().row().withLabels(labels);
        if (!row.hasAnyLabel()) {
            undecided++;
            return List.of();
        }
        return List.of(row);
    }

    private void say(List<List<Numbered>> repeated, Problems problems) {
        long more = repeated.stream().mapToLong(group -> group.size() - 1L).sum();
        var first = repeated.getFirst();
        var found = more + (more == 1 ? " row repeats" : " rows repeat") + " the molecule"
                + (plan.molecules().descriptors().isEmpty() ? "" : " and the numbers") + " of an earlier row ("
                + repeated.size() + (repeated.size() == 1 ? " molecule" : " molecules") + ", first in rows "
                + first.get(0).number() + " and " + first.get(1).number() + ")";
        switch (plan.molecules().duplicates()) {
            case KEEP -> problems.file(Severity.WARNING, "", found + "; all are kept, as the plan says");
            case MEAN -> problems.file(Severity.WARNING, "", found + "; each molecule becomes one row with the mean");
            case MEDIAN, MAJORITY ->
                problems.file(
                        Severity.WARNING,
                        "",
                        found + "; each molecule becomes one row with "
                                + plan.labels().mergedWords());
            case REFUSE -> problems.file(Severity.ERROR, "", found + "; the plan wants each molecule once");
        }
    }

    private void sayConflicts(List<List<Numbered>> repeated, int target, Problems problems) {
        long conflicts = repeated.stream()
                .filter(group -> Merge.spread(values(group, target)) >= AGREEMENT)
                .count();
        if (conflicts > 0) {
            problems.file(
                    Severity.WARNING,
                    plan.labels().columns().get(target).column(),
                    conflicts
                            + (conflicts == 1 ? " molecule" : " molecules")
                            + plan.labels()
                                    .conflictWords(plan.labels().columns().get(target)));
        }
    }

    /** Labels that are there. */
    private static float[] values(List<Numbered> group, int target) {
        var values = new float[group.size()];
        int count = 0;
        for (var member : group) {
            if (member.row().hasLabel(target)) {
                values[count++] = member.row().label(target);
            }
        }
        return Arrays.copyOf(values, count);
    }

    private InputKey key(String identity, MoleculeRow row) {
        var text = identity.getBytes(StandardCharsets.UTF_8);
        int descriptors = plan.molecules().descriptors().size();
        var bytes = ByteBuffer.allocate(text.length + 1 + descriptors * Float.BYTES)
                .put(text)
                .put((byte) 0);
        for (int i = 0; i < descriptors; i++) {
            bytes.putFloat(row.descriptor(i));
        }
        var digest = ByteBuffer.wrap(Digests.sha256().digest(bytes.array()));
        return new InputKey(digest.getLong(), digest.getLong());
    }
}
