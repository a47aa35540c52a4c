package io.covalence.connector.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The site's Ed25519 identity key: what other sites and the services know the site by. */
public final class IdentityKey {
    private static final String ALGORITHM = "Ed25519";
    private static final int KEY_SIZE = 32;

    /** What stands before the 32 bytes of an Ed25519 public key in its X.509 form (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PrivateKey privateKey;
    private final byte[] publicKey;

    private IdentityKey(PrivateKey privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    static IdentityKey generate() {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            var encoded = pair.getPublic().getEncoded();
            return new IdentityKey(
                    pair.getPrivate(), Arrays.copyOfRange(encoded, encoded.length - KEY_SIZE, encoded.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    /**
     * Opens a stored key.
     *
     * @throws IllegalArgumentException when the two halves do not belong together
     */
    static IdentityKey of(byte[] seed, byte[] publicKey) {
        try {
            var privateKey = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            var key = new IdentityKey(privateKey, publicKey.clone());
            var probe = new byte[] {1};
            if (!key.verifies(probe, key.sign(probe))) {
                throw new IllegalArgumentException("the halves of the identity key do not belong together");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /** The 32 bytes of RFC 8032. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** The public key as base64url without padding. */
    public String publicKeyText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(publicKey);
    }

    /** The 64-byte signature of RFC 8032: no prehash, no context. */
    public byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the identity key cannot sign", e);
        }
    }

    /** The signature as base64url without padding. */
    public String signText(byte[] message) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sign(message));
    }

    /** The private half, for the key file only. */
    byte[] openSecret() {
        return ((EdECPrivateKey) privateKey)
                .getBytes()
                .orElseThrow(() -> new IllegalStateException("the identity key cannot be written"));
    }

    private boolean verifies(byte[] message, byte[] signed) throws GeneralSecurityException {
        var encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_SIZE);
        System.arraycopy(publicKey, 0, encoded, X509_PREFIX.length, KEY_SIZE);
        PublicKey opened = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        var signature = Signature.getInstance(ALGORITHM);
        signature.initVerify(opened);
        signature.update(message);
        return signature.verify(signed);
    }

    @Override
    public String toString() {
        return "IdentityKey[" + publicKeyText() + "]";
    }
}
