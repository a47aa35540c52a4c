package io.covalence.contract.site;

import io.covalence.contract.id.SiteId;

/**
 * A site of a study, as the study's other sites read it beside a key.
 *
 * @param institutionName as its own people confirmed it, else as the sponsor wrote it into the invitation
 */
public record StudyMember(SiteId siteId, String institutionName) {}
