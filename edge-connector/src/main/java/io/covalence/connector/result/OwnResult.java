package io.covalence.connector.result;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.run.ModelEvaluation;

/**
 * The figures of a run's last model on this site's own evaluation rows.
 *
 * @param evaluation computed from the sums that this site adds to the federation's, so it is rounded as these
 */
public record OwnResult(StudyId studyId, RunId runId, ModelEvaluation evaluation) {}
