package io.covalence.contract.round;

import io.covalence.contract.id.SiteId;

/**
 * A site of a run.
 *
 * @param identityKey the site's Ed25519 public key, base64url without padding
 */
public record Participant(SiteId siteId, String identityKey) {}
