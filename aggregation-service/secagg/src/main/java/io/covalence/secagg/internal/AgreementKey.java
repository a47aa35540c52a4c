package io.covalence.secagg.internal;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SiteId;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** An X25519 key pair (RFC 7748), for one attempt only. */
public final class AgreementKey {
    private final SecretBytes privateKey;
    private final ByteString publicKey;

    public AgreementKey(SecretBytes privateKey) {
        this.privateKey = privateKey;
        var target = new byte[X25519.POINT_SIZE];
        X25519.generatePublicKey(privateKey.openSecret(), 0, target, 0);
        this.publicKey = ByteString.of(target);
    }

    public ByteString publicKey() {
        return publicKey;
    }

    /**
     * The raw shared secret, to be fed to HKDF.
     *
     * @throws ProtocolViolation (BAD_KEY) blaming the peer when its key is of low order
     */
    public SecretBytes agree(ByteString peerKey, SiteId peer) {
        var shared = new byte[X25519.POINT_SIZE];
        if (!X25519.calculateAgreement(privateKey.openSecret(), 0, peerKey.toByteArray(), 0, shared, 0)) {
            throw ProtocolViolation.blaming(
                    peer, Code.BAD_KEY, "site " + peer + " sent a key that nobody can agree with");
        }
        return SecretBytes.owning(shared);
    }

    /**
     * Checks a peer's key before anything depends on it. A clamped scalar is a multiple of eight, so whether the product with a
     * point of low order vanishes does not depend on the scalar.
     *
     * @throws ProtocolViolation (BAD_KEY) blaming the peer
     */
    public static void requireUsable(ByteString peerKey, SiteId peer) {
        new AgreementKey(SecretBytes.owning(new byte[X25519.SCALAR_SIZE])).agree(peerKey, peer);
    }

    public void wipe() {
        privateKey.wipe();
    }

    @Override
    public String toString() {
        return "AgreementKey[" + publicKey.hex() + "]";
    }
}
