package io.covalence.contract.round;

/**
 * A site of a run.
 *
 * @param identityKey the site's Ed25519 public key, base64url without padding
 */
public record Participant(String siteId, String identityKey) {}
