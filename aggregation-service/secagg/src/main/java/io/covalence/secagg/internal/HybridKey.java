package io.covalence.secagg.internal;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.HybridPublicKey;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.SecretBytes;

/** A hybrid key pair, for one attempt only. Its two halves' secrets always enter a derivation together. */
public final class HybridKey {
    private final AgreementKey x25519;
    private final MlKemKey mlKem;
    private final HybridPublicKey publicKey;

    public HybridKey(AgreementKey x25519, MlKemKey mlKem) {
        this.x25519 = x25519;
        this.mlKem = mlKem;
        this.publicKey = new HybridPublicKey(x25519.publicKey(), mlKem.publicKey());
    }

    public static HybridKey random(RandomSource random) {
        var x25519 = new AgreementKey(SecretBytes.random(ByteString.KEY_SIZE, random));
        var seed = SecretBytes.random(MlKemKey.SEED_SIZE, random);
        var mlKem = new MlKemKey(seed);
        seed.wipe();
        return new HybridKey(x25519, mlKem);
    }

    public HybridPublicKey publicKey() {
        return publicKey;
    }

    /**
     * The X25519 half of a shared secret.
     *
     * @throws ProtocolViolation (BAD_KEY) blaming the peer when its key is of low order
     */
    public SecretBytes agree(HybridPublicKey peerKey, SiteId peer) {
        return x25519.agree(peerKey.x25519(), peer);
    }

    /** The ML-KEM half of a shared secret, from what a peer encapsulated to this key. */
    public SecretBytes decapsulate(ByteString ciphertext) {
        return mlKem.decapsulate(ciphertext);
    }

    /**
     * Checks a peer's key before anything depends on it.
     *
     * @throws ProtocolViolation (BAD_KEY) blaming the peer
     */
    public static void requireUsable(HybridPublicKey peerKey, SiteId peer) {
        AgreementKey.requireUsable(peerKey.x25519(), peer);
        MlKemKey.requireUsable(peerKey.mlKem(), peer);
    }

    public void wipe() {
        x25519.wipe();
        mlKem.wipe();
    }

    @Override
    public String toString() {
        return "HybridKey[" + x25519 + ", " + mlKem + "]";
    }
}
