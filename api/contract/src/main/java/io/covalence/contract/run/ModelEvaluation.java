package io.covalence.contract.run;

import io.covalence.contract.plan.TaskKind;
import java.util.List;

/**
 * The federation's metric of one model version, from securely summed histograms or errors; no site's own figures are known.
 *
 * @param modelVersion 0 is the untrained model
 * @param metric mean over the targets that can be scored: ROC-AUC or RMSE
 * @param rows evaluation rows of all sites in the sum
 */
public record ModelEvaluation(int modelVersion, TaskKind task, double metric, long rows, List<TargetScore> targets) {
    public ModelEvaluation {
        targets = List.copyOf(targets);
    }
}
