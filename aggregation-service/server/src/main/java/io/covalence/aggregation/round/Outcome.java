package io.covalence.aggregation.round;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.evidence.AnswerDigest;
import io.covalence.secagg.message.Quorum;
import java.util.List;

/**
 * The survivors whose sum was opened, and who agreed to open it.
 *
 * @param answers who sent M9, ascending by site
 * @param sumDigest SHA-256 of the bytes of the plain sum
 */
public record Outcome(SurvivingCohort survivors, Quorum quorum, List<AnswerDigest> answers, ByteString sumDigest) {
    public Outcome {
        answers = List.copyOf(answers);
    }
}
