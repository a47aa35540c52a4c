package io.covalence.secagg.internal;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the two shares that one site deals to another: AES-256-GCM with additional data (session, dealer, holder). The
 * key is for one message of one session in one direction, so the nonce is zero.
 */
public final class ShareBox {
    /** Two shares of 32 bytes and the tag. */
    public static final int SEALED_SIZE = 2 * ByteString.KEY_SIZE + 16;

    private static final int TAG_BITS = 128;
    private static final byte[] ZERO_NONCE = new byte[12];

    private ShareBox() {}

    /**
     * The channel key from {@code dealer} to {@code holder}: another one than back.
     *
     * @param agreed X25519 secret of the two channel keys
     * @param encapsulated ML-KEM secret that the dealer encapsulated to the holder; the way back has not been heard of when it deals
     */
    public static SecretBytes channelKey(
            SecretBytes agreed, SecretBytes encapsulated, ByteString session, SiteId dealer, SiteId holder) {
        var input = SecretBytes.joined(agreed, encapsulated);
        try {
            return Hkdf.derive(
                    input,
                    session,
                    Encoder.labelled("covalence/v1/channel").site(dealer).site(holder));
        } finally {
            input.wipe();
        }
    }

    /**
     * The commitment to a channel key: with it, and with the key that a holder hands over, everybody can check what one message
     * holds, and nothing else.
     */
    public static ByteString commit(SecretBytes key, ByteString session, SiteId dealer, SiteId holder) {
        return Encoder.labelled("covalence/v1/channel-key-commitment")
                .bytes(session)
                .site(dealer)
                .site(holder)
                .bytes(key.openSecret())
                .sha256();
    }

    public static ByteString seal(SecretBytes key, ByteString session, SiteId dealer, SiteId holder, byte[] shares) {
        try {
            return ByteString.of(
                    cipher(Cipher.ENCRYPT_MODE, key, session, dealer, holder).doFinal(shares));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES-GCM", impossible);
        }
    }

    /** Opens what the dealer sealed; empty when the tag is wrong. */
    public static Optional<SecretBytes> open(
            SecretBytes key, ByteString session, SiteId dealer, SiteId holder, ByteString sealed) {
        try {
            return Optional.of(SecretBytes.owning(
                    cipher(Cipher.DECRYPT_MODE, key, session, dealer, holder).doFinal(sealed.toByteArray())));
        } catch (GeneralSecurityException wrongTag) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretBytes key, ByteString session, SiteId dealer, SiteId holder)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.openSecret(), "AES"), new GCMParameterSpec(TAG_BITS, ZERO_NONCE));
        cipher.updateAAD(Encoder.labelled("covalence/v1/shares")
                .bytes(session)
                .site(dealer)
                .site(holder)
                .toByteArray());
        return cipher;
    }
}
