package io.covalence.contract.invitation;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;

/**
 * The result of an acceptance.
 *
 * @param siteId the institution's site, made when it did not exist
 * @param enrolled whether a connector is enrolled there already
 */
public record AcceptedInvitation(StudyId studyId, InstitutionId institutionId, SiteId siteId, boolean enrolled) {}
