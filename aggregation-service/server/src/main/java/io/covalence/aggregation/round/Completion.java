package io.covalence.aggregation.round;

import io.covalence.aggregation.model.ModelVersion;
import io.covalence.contract.run.ClipRate;
import io.covalence.contract.run.ModelEvaluation;
import java.util.Optional;

/**
 * What a round has come to.
 *
 * @param model the version that was made, or the incoming one after an evaluation round
 * @param modelHash hex; by which that version is signed and logged
 * @param outcome what was opened
 */
public record Completion(
        ModelVersion model,
        String modelHash,
        Optional<ModelEvaluation> evaluation,
        Optional<ClipRate> clipped,
        Outcome outcome) {}
