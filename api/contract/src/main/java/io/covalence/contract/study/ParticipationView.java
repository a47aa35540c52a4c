package io.covalence.contract.study;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A site in a study.
 *
 * @param institutionName as its own people confirmed it, else as the sponsor wrote it into the invitation
 * @param invitedAs the sponsor's name for it, where its own people have confirmed another one; it distinguishes two
 *     institutions with the same name
 * @param identityFingerprint SHA-256 of the site's identity key in hex, absent until enrolled
 * @param rows training rows as a range such as "1,000-2,000", absent until the dataset was checked
 */
public record ParticipationView(
        SiteId siteId,
        InstitutionId institutionId,
        String institutionName,
        @Nullable String invitedAs,
        ParticipationState state,
        @Nullable String identityFingerprint,
        @Nullable String rows,
        @Nullable Instant lastHeard) {}
