package io.covalence.contract.site;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import java.time.Instant;

/**
 * What left a site in an attempt of a round, as its own institution sees it: masked updates and the messages around
 * them, never rows.
 *
 * @param at when the round ended
 * @param bytes of the bodies that the service received
 * @param sha256 hex digest over them, see {@link io.covalence.contract.run.SentBySite}
 */
public record SentView(
        Instant at,
        StudyId studyId,
        String studyName,
        RunId runId,
        RoundId roundId,
        int round,
        int attempt,
        long bytes,
        String sha256) {}
