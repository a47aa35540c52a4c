package io.covalence.secagg.internal;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SiteId;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the two shares that one site deals to another: AES-256-GCM with additional data (session, dealer, holder). The
 * key is for one message of one session in one direction, so the nonce is zero.
 */
public final class ShareBox {
    /** Two shares of 32 bytes and the tag. */
    public static final int CIPHERTEXT_SIZE = 2 * ByteString.KEY_SIZE + 16;

    private static final int TAG_BITS = 128;
    private static final byte[] ZERO_NONCE = new byte[12];

    private ShareBox() {}

    /** The channel key from {@code dealer} to {@code holder}: another one than back. */
    public static SecretBytes channelKey(SecretBytes agreed, ByteString session, SiteId dealer, SiteId holder) {
        return Hkdf.derive(
                agreed,
                session,
                Encoder.labelled("covalence/v1/channel").site(dealer).site(holder));
    }

    public static ByteString seal(SecretBytes key, ByteString session, SiteId dealer, SiteId holder, byte[] shares) {
        try {
            return ByteString.of(
                    cipher(Cipher.ENCRYPT_MODE, key, session, dealer, holder).doFinal(shares));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES-GCM", impossible);
        }
    }

    /**
     * Opens what the dealer sealed.
     *
     * @throws ProtocolViolation (BAD_SHARE) blaming the dealer: its signed header covers the ciphertext
     */
    public static byte[] open(
            SecretBytes key, ByteString session, SiteId dealer, SiteId holder, ByteString ciphertext) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, session, dealer, holder).doFinal(ciphertext.toByteArray());
        } catch (GeneralSecurityException wrongTag) {
            throw ProtocolViolation.blaming(
                    dealer,
                    Code.BAD_SHARE,
                    "the shares from site " + dealer + " to site " + holder + " do not decrypt");
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
