package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.LabelCount;
import io.covalence.connector.dataset.LabelRules;
import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.text.PlainText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels that are names, read as their index among the plan's; several become the most frequent one, and none on a tie.
 */
public final class NameLabels implements LabelRules {
    private final Target column;
    private final Map<String, Integer> numbers = new HashMap<>();

    public NameLabels(String column, List<String> names) {
        this.column = new Target(column, 0, 1);
        names.forEach(name -> numbers.put(name, numbers.size()));
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    public List<Target> columns() {
        return List.of(column);
    }

    @Override
    public List<Target> measured() {
        return List.of();
    }

    @Override
    public float label(Target target, String cell, float standardised, Problems problems) {
        var number = numbers.get(PlainText.composed(cell));
        if (number == null) {
            problems.kind(Kind.OTHER_NAME, target.column(), Quoted.cell(cell));
            return Float.NaN;
        }
        return number;
    }

    @Override
    public LabelCount count(Target target, long labelled, long ones) {
        return LabelCount.ofNumbers(target.column(), labelled);
    }

    /** The plan allows no other merging than by majority. */
    @Override
    public float merged(float[] labels, Duplicates how) {
        var votes = new int[numbers.size()];
        for (float label : labels) {
            votes[(int) label]++;
        }
        int most = Arrays.stream(votes).max().orElse(0);
        float winner = Float.NaN;
        for (int number = 0; most > 0 && number < votes.length; number++) {
            if (votes[number] == most) {
                if (!Float.isNaN(winner)) {
                    return Float.NaN;
                }
                winner = number;
            }
        }
        return winner;
    }

    @Override
    public String mergedWords() {
        return "the label of most rows, and none on a tie";
    }

    @Override
    public String conflictWords(Target target) {
        return " with different labels";
    }

    @Override
    public void judge(Dataset dataset, Problems problems) {
        long seen = dataset.training().stream()
                .filter(row -> row.hasLabel(0))
                .map(row -> row.label(0))
                .distinct()
                .count();
        if (seen == 1) {
            problems.file(
                    Severity.WARNING,
                    column.column(),
                    "all labels of the training rows are of one class: the site takes part, but learns little by itself");
        }
    }

    @Override
    public boolean covers(LabelCount count, int smallestCell) {
        return count.labelled() >= smallestCell;
    }

    @Override
    public String coverWords(int smallestCell) {
        return smallestCell + " or more labels";
    }
}
