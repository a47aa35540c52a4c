package io.covalence.secagg.client;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.log.KnownLog;
import io.covalence.secagg.message.AbortCertificate;
import java.util.Optional;

/**
 * What a site relies on when it opens a session. The caller has checked whatever of it came from the service, such as
 * plan and model; the policy is the site's own.
 *
 * @param site the holder
 * @param journal of the run
 * @param log empty where the service keeps no log
 * @param aborted that the last attempt of the same round can never be opened; without it a masked round is not tried again
 */
public record SessionParameters(
        RoundContext context,
        SiteId site,
        CohortPolicy policy,
        IdentityDirectory directory,
        VectorLayout layout,
        Journal journal,
        Optional<KnownLog> log,
        Optional<AbortCertificate> aborted) {
    Optional<ByteString> logKey() {
        return log.map(KnownLog::serviceKey);
    }
}
