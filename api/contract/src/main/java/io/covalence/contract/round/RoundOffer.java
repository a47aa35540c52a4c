package io.covalence.contract.round;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import java.time.Instant;

/**
 * What the aggregation service offers to a site: message M0 of secure aggregation.
 *
 * @param number 1-based within the run; training rounds first, then one evaluation round
 * @param attempt 1-based; a site never answers two attempts of one round with the same update
 * @param planSha256 hex; the site trains only what it approved
 * @param modelSha256 hex; names the version by everything that sites start from: SHA-256 of the parameters, float32
 *     little-endian, or a digest over several vectors where the algorithm has more
 * @param modelVersion version to fetch and start from
 * @param signed base64; secure aggregation's Offer, M0: the binding part, signed by the service and proved to be in its
 *     log
 * @param growth base64; secure aggregation's ConsistencyProof that M0's log continues the log that the site named;
 *     empty when it named none, or one of the same size
 */
public record RoundOffer(
        RoundId roundId,
        RunId runId,
        TenantId tenantId,
        StudyId studyId,
        int number,
        int attempt,
        RoundKind kind,
        String planSha256,
        String modelSha256,
        int modelVersion,
        Instant trainingDeadline,
        String signed,
        String growth) {}
