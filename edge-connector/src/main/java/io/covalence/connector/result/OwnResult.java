package io.covalence.connector.result;

import io.covalence.contract.run.ModelEvaluation;

/**
 * What a run's last model is worth on this site's own evaluation rows.
 *
 * @param evaluation read from the sums that this site adds to the federation's, and so as coarse as these
 */
public record OwnResult(String studyId, String runId, ModelEvaluation evaluation) {}
