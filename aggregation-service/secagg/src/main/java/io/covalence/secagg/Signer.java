package io.covalence.secagg;

/** Signs with a site's Ed25519 identity key, wherever that key lives. */
public interface Signer {
    /** The 32-byte Ed25519 public key. */
    ByteString publicKey();

    /** The 64-byte Ed25519 signature (RFC 8032, no prehash, no context) of the message. */
    ByteString sign(byte[] message);
}
