package io.covalence.contract.charter;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;

/**
 * A charter version that a site may sign. The site checks {@code charter} and {@code history} and relies on them only;
 * the other members help to find the version.
 *
 * @param hash hex
 * @param version 1 for the founding charter
 * @param signed whether this site has signed
 * @param signatures how many sites have signed
 * @param signers how many may sign
 * @param charter base64; secure aggregation's SignedCharter
 * @param history base64; secure aggregation's CharterHistory of all earlier versions, empty for the founding one
 */
public record SiteCharter(
        String hash,
        TenantId tenantId,
        StudyId studyId,
        int version,
        CharterStanding standing,
        boolean signed,
        int signatures,
        int signers,
        String charter,
        String history) {}
