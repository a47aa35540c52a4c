package io.covalence.secagg;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A site's identity key held in memory. */
public final class IdentityKey implements Signer {
    private final SecretBytes seed;
    private final ByteString publicKey;

    private IdentityKey(SecretBytes seed) {
        this.seed = seed;
        var target = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed.openSecret(), 0, target, 0);
        this.publicKey = ByteString.of(target);
    }

    /**
     * Opens a key from the 32-byte seed of RFC 8032.
     *
     * @throws IllegalArgumentException when the seed has another size
     */
    public static IdentityKey ofSeed(SecretBytes seed) {
        if (seed.openSecret().length != Ed25519.SECRET_KEY_SIZE) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes");
        }
        return new IdentityKey(seed);
    }

    public static IdentityKey generate(RandomSource random) {
        return new IdentityKey(SecretBytes.random(Ed25519.SECRET_KEY_SIZE, random));
    }

    /**
     * Whether 32 bytes are a public key as this class makes them: a point of the curve, in its one encoding, of the prime order.
     * Under a key of small order everybody could sign.
     */
    public static boolean isUsable(ByteString publicKey) {
        return publicKey.size() == Ed25519.PUBLIC_KEY_SIZE && Ed25519.validatePublicKeyFull(publicKey.toByteArray(), 0);
    }

    @Override
    public ByteString publicKey() {
        return publicKey;
    }

    @Override
    public ByteString sign(byte[] message) {
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed.openSecret(), 0, message, 0, message.length, signature, 0);
        return ByteString.of(signature);
    }

    @Override
    public String toString() {
        return "IdentityKey[" + publicKey.hex() + "]";
    }
}
