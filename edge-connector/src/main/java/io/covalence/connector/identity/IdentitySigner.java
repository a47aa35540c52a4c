package io.covalence.connector.identity;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.Signer;

/** Signs messages of secure aggregation with the site's identity key. */
public record IdentitySigner(IdentityKey key) implements Signer {
    @Override
    public ByteString publicKey() {
        return ByteString.of(key.publicKey());
    }

    @Override
    public ByteString sign(byte[] message) {
        return ByteString.of(key.sign(message));
    }
}
