package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.task.Target;
import java.util.ArrayList;
import java.util.List;

/** Says of columns of which all labels are of one class what they can show and learn only in part. */
final class ClassChecks {
    private static final int NAMED = 5;

    private final List<Target> columns;
    private final Problems problems;

    ClassChecks(List<Target> columns, Problems problems) {
        this.columns = columns;
        this.problems = problems;
    }

    void check(Dataset dataset) {
        var oneClass = new ArrayList<Integer>();
        var oneClassEvaluated = new ArrayList<Integer>();
        for (int target = 0; target < columns.size(); target++) {
            var training = Classes.of(dataset.training(), target);
            var evaluation = Classes.of(dataset.evaluation(), target);
            if (training.plus(evaluation).one()) {
                oneClass.add(target);
            } else if (evaluation.one()) {
                oneClassEvaluated.add(target);
            }
        }
        warn(oneClass, "all labels are of one class: the site takes part and learns from them");
        warn(oneClassEvaluated, "all labels of the evaluation rows are of one class: the site takes part");
    }

    private void warn(List<Integer> targets, String found) {
        if (targets.isEmpty()) {
            return;
        }
        var names = targets.stream().map(target -> columns.get(target).column()).toList();
        int more = names.size() - NAMED;
        problems.file(
                Severity.WARNING,
                names.size() == 1 ? names.getFirst() : "",
                (names.size() == 1
                                ? ""
                                : "in " + names.size() + " columns ("
                                        + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                                        + (more > 0 ? " and " + more + " more" : "") + ") ")
                        + found
                        + ", but a ROC-AUC of its own rows is undefined, neither 0 nor 0.5; only the sum over all"
                        + " sites has one");
    }

    private record Classes(long positives, long negatives) {
        static Classes of(List<Row> rows, int target) {
            long positives = rows.stream().filter(row -> row.label(target) == 1).count();
            long negatives = rows.stream().filter(row -> row.label(target) == 0).count();
            return new Classes(positives, negatives);
        }

        Classes plus(Classes other) {
            return new Classes(positives + other.positives, negatives + other.negatives);
        }

        boolean one() {
            return (positives == 0) != (negatives == 0);
        }
    }
}
