package io.covalence.connector.identity;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.Signer;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The site's Ed25519 identity key, by which other sites and the services know the site. It signs with the code of
 * secure aggregation, which is compiled before the first round and takes a twentieth of the JDK's time for a signature.
 */
public final class IdentityKey implements Signer {
    private final SecretBytes seed;
    private final io.covalence.secagg.IdentityKey key;

    private IdentityKey(SecretBytes seed) {
        this.seed = seed;
        this.key = io.covalence.secagg.IdentityKey.ofSeed(seed);
    }

    static IdentityKey generate() {
        return new IdentityKey(SecretBytes.random(ByteString.KEY_SIZE, new SecureRandom()::nextBytes));
    }

    /**
     * Opens a stored key.
     *
     * @param seed the 32 bytes of RFC 8032
     * @throws IllegalArgumentException when the two halves do not belong together, or one has another size
     */
    static IdentityKey of(byte[] seed, byte[] publicKey) {
        var key = new IdentityKey(SecretBytes.owning(seed.clone()));
        if (!key.publicKey().equals(ByteString.of(publicKey))) {
            throw new IllegalArgumentException("the halves of the identity key do not belong together");
        }
        return key;
    }

    /** The 32 bytes of RFC 8032. */
    @Override
    public ByteString publicKey() {
        return key.publicKey();
    }

    /** The public key as base64url without padding. */
    public String publicKeyText() {
        return text(publicKey());
    }

    /** The 64-byte signature of RFC 8032: no prehash, no context. */
    @Override
    public ByteString sign(byte[] message) {
        return key.sign(message);
    }

    /** The signature as base64url without padding. */
    public String signText(byte[] message) {
        return text(sign(message));
    }

    /** The private half, for the key file only. */
    byte[] openSecret() {
        return seed.openSecret();
    }

    private static String text(ByteString bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    @Override
    public String toString() {
        return "IdentityKey[" + publicKeyText() + "]";
    }
}
