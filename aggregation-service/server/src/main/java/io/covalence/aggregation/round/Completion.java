package io.covalence.aggregation.round;

import io.covalence.aggregation.model.ModelVersion;
import io.covalence.contract.run.ClipRate;
import io.covalence.learning.summary.Told;
import java.util.Optional;

/**
 * What completes a round.
 *
 * @param model the version that was made, or the incoming one after an evaluation round
 * @param modelHash hex; by which that version is signed and logged
 * @param told what people are told of the sum
 * @param outcome what was opened
 */
public record Completion(
        ModelVersion model, String modelHash, Told told, Optional<ClipRate> clipped, Outcome outcome) {}
