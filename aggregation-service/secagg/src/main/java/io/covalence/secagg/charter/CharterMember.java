package io.covalence.secagg.charter;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.SiteId;

/** A site and the Ed25519 public key that it made itself. */
public record CharterMember(SiteId site, ByteString identityKey) {
    public CharterMember {
        identityKey.requireSize(ByteString.KEY_SIZE, "identity key");
    }
}
