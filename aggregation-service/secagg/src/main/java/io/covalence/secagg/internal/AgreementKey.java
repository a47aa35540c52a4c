package io.covalence.secagg.internal;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SecretBytes;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** An X25519 key pair (RFC 7748), for one attempt only. */
public final class AgreementKey {
    /**
     * The u-coordinates of low order on Curve25519 and its twist, as listed at cr.yp.to/ecdh.html, reduced and not: the highest
     * bit of a key is ignored (RFC 7748, section 5).
     */
    static final Set<ByteString> LOW_ORDER = Stream.of(
                    "0000000000000000000000000000000000000000000000000000000000000000",
                    "0100000000000000000000000000000000000000000000000000000000000000",
                    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")
            .map(ByteString::ofHex)
            .collect(Collectors.toUnmodifiableSet());

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
            throw unusable(peer);
        }
        return SecretBytes.owning(shared);
    }

    /**
     * Checks a peer's key before anything depends on it. Whether an agreement comes out zero does not depend on the secret,
     * which is clamped to a multiple of eight: it does for the points of order 1, 2, 4 and 8, and for no others.
     *
     * @throws ProtocolViolation (BAD_KEY) blaming the peer
     */
    public static void requireUsable(ByteString peerKey, SiteId peer) {
        var point = peerKey.toByteArray();
        point[X25519.POINT_SIZE - 1] &= 0x7f;
        if (LOW_ORDER.contains(ByteString.of(point))) {
            throw unusable(peer);
        }
    }

    private static ProtocolViolation unusable(SiteId peer) {
        return ProtocolViolation.blaming(peer, Code.BAD_KEY, "site " + peer + " sent a key that nobody can agree with");
    }

    public void wipe() {
        privateKey.wipe();
    }

    @Override
    public String toString() {
        return "AgreementKey[" + publicKey.hex() + "]";
    }
}
