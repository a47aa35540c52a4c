package io.covalence.contract.site;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import java.nio.charset.StandardCharsets;

/**
 * A site's signed approval of a plan on its data.
 *
 * @param planSha256 hex digest of the plan that was approved
 * @param signature Ed25519 by the identity key over {@link #signedBytes}, base64url without padding
 */
public record Approval(String planSha256, String signature) {
    public static byte[] signedBytes(SiteId siteId, StudyId studyId, String planSha256) {
        return ("covalence/v1/approval\n" + siteId + "\n" + studyId + "\n" + planSha256)
                .getBytes(StandardCharsets.UTF_8);
    }
}
