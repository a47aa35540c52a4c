package io.covalence.contract.invitation;

/**
 * What an acceptance led to.
 *
 * @param siteId the institution's site, made when it did not exist
 * @param enrolled whether a connector is enrolled there already
 */
public record AcceptedInvitation(String studyId, String institutionId, String siteId, boolean enrolled) {}
