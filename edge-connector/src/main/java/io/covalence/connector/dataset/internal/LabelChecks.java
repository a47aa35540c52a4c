package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.TaskKind;
import java.util.ArrayList;
import java.util.List;

/** Says of a dataset that can be used what it can show and learn only in part. */
public final class LabelChecks {
    private static final int NAMED = 5;

    private final StudyPlan plan;
    private final Problems problems;

    public LabelChecks(StudyPlan plan, Problems problems) {
        this.plan = plan;
        this.problems = problems;
    }

    public void check(Dataset dataset) {
        int rows = dataset.training().size();
        int batch = plan.training().batchSize();
        if (rows > 0 && rows < batch) {
            problems.file(
                    Severity.WARNING,
                    "",
                    rows + " training rows are fewer than the plan's batch of " + batch
                            + ": each step takes all of them, and an epoch is one step");
        }
        if (plan.task() == TaskKind.CLASSIFICATION) {
            classes(dataset);
        }
    }

    private void classes(Dataset dataset) {
        var oneClass = new ArrayList<Integer>();
        var oneClassEvaluated = new ArrayList<Integer>();
        for (int target = 0; target < plan.targets().size(); target++) {
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
        var names = targets.stream()
                .map(target -> plan.targets().get(target).column())
                .toList();
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
