package io.covalence.contract.invitation;

/**
 * The result of an acceptance.
 *
 * @param siteId the institution's site, made when it did not exist
 * @param enrolled whether a connector is enrolled there already
 */
public record AcceptedInvitation(String studyId, String institutionId, String siteId, boolean enrolled) {}
