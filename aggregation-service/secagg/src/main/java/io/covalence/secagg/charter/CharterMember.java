package io.covalence.secagg.charter;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;

/** A site and the Ed25519 public key that it made itself. */
public record CharterMember(SiteId site, ByteString identityKey) {
    public CharterMember {
        identityKey.requireSize(ByteString.KEY_SIZE, "identity key");
    }
}
