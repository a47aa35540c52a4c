package io.covalence.secagg.internal;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SecretBytes;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.kems.mlkem.MLKEMEngine;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/**
 * An ML-KEM-768 key pair (FIPS 203), for one attempt only. Key generation and encapsulation are functions of the randomness
 * given to them (algorithms 16 and 17), so that whoever recovers a seed can compute them again.
 */
public final class MlKemKey {
    /** {@code d ‖ z}. */
    public static final int SEED_SIZE = 64;

    /** {@code m}, for one encapsulation. */
    public static final int RANDOMNESS_SIZE = 32;

    public static final int CIPHERTEXT_SIZE = 1088;

    private static final MLKEMParameters PARAMETERS = MLKEMParameters.ml_kem_768;

    private final MLKEMPrivateKeyParameters privateKey;
    private final ByteString publicKey;

    /** Generates the key pair of a seed of {@value #SEED_SIZE} bytes. */
    public MlKemKey(SecretBytes seed) {
        privateKey = new MLKEMPrivateKeyParameters(PARAMETERS, seed.openSecret());
        publicKey = ByteString.of(privateKey.getPublicKey());
    }

    /** A shared secret of 32 bytes, and what the holder of the private key needs to find it. */
    public record Encapsulation(ByteString ciphertext, SecretBytes secret) {}

    /**
     * Encapsulates to a public key that {@link #requireUsable} has passed.
     *
     * @param randomness 32 bytes, for this one encapsulation
     */
    public static Encapsulation encapsulate(ByteString publicKey, SecretBytes randomness) {
        var key = new MLKEMPublicKeyParameters(PARAMETERS, publicKey.toByteArray());
        var result = MLKEMGenerator.internalGenerateEncapsulated(key, randomness.openSecret());
        return new Encapsulation(ByteString.of(result.getEncapsulation()), SecretBytes.owning(result.getSecret()));
    }

    /** The modulus check of FIPS 203, section 7.2. */
    public static boolean isUsable(ByteString publicKey) {
        return MLKEMEngine.getInstance(PARAMETERS).checkModulus(publicKey.toByteArray());
    }

    /**
     * Checks a peer's key.
     *
     * @throws ProtocolViolation (BAD_KEY) blaming the peer
     */
    public static void requireUsable(ByteString publicKey, SiteId peer) {
        if (!isUsable(publicKey)) {
            throw ProtocolViolation.blaming(
                    peer, Code.BAD_KEY, "site " + peer + " sent a key that nobody can encapsulate to");
        }
    }

    public ByteString publicKey() {
        return publicKey;
    }

    /** The shared secret; for a ciphertext that nobody made for this key, one that nobody else knows (implicit rejection). */
    public SecretBytes decapsulate(ByteString ciphertext) {
        return SecretBytes.owning(new MLKEMExtractor(privateKey).extractSecret(ciphertext.toByteArray()));
    }

    public void wipe() {
        privateKey.destroy();
    }

    @Override
    public String toString() {
        return "MlKemKey[" + Encoder.sha256(publicKey.toByteArray()).hex() + "]";
    }
}
