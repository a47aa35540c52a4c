package io.covalence.contract.invitation;

/**
 * An invitation to be sent.
 *
 * @param institutionName the sponsor's name for the institution; the institution's own name wins when it exists
 * @param email of the person who will accept for the institution
 */
public record NewInvitation(String institutionName, String email) {}
