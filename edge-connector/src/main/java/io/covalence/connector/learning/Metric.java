package io.covalence.connector.learning;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.TaskKind;
import io.covalence.contract.plan.UpdateLayout;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A study's headline metric from evaluation sums, as the aggregation service computes it from the federation's. */
public final class Metric {
    private Metric() {}

    /** Mean over the targets that can be scored: ROC-AUC, or RMSE in the target's own unit; absent when none can. */
    public static OptionalDouble of(StudyPlan plan, EvaluationSums sums) {
        return IntStream.range(0, plan.targets().size())
                .mapToObj(target -> ofTarget(plan, sums, target))
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }

    /** Metric of one target. */
    public static OptionalDouble ofTarget(StudyPlan plan, EvaluationSums sums, int target) {
        if (plan.task() == TaskKind.REGRESSION) {
            int first = UpdateLayout.LIMBS_PER_TARGET * target;
            long rows = sums.errors()[first];
            return rows == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.sqrt(sums.errors()[first + 1] / UpdateLayout.ERROR_SCALE / rows));
        }
        int bins = plan.evaluation().bins();
        int first = 2 * target * bins;
        return RocAuc.ofHistograms(
                Arrays.copyOfRange(sums.counts(), first, first + bins),
                Arrays.copyOfRange(sums.counts(), first + bins, first + 2 * bins));
    }

    /** Whether {@code value} is the better one of the two. */
    public static boolean better(TaskKind task, double value, double than) {
        return task == TaskKind.CLASSIFICATION ? value > than : value < than;
    }
}
