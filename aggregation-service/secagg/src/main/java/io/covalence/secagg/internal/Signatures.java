package io.covalence.secagg.internal;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.Signer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 over a length-prefixed label and a length-prefixed body, so that no signature passes for another kind. */
public final class Signatures {
    public static final int SIZE = Ed25519.SIGNATURE_SIZE;

    /** Stands where the signature of a message will be, while what is signed is put together. */
    public static final ByteString NONE = ByteString.of(new byte[SIZE]);

    private Signatures() {}

    public static ByteString sign(Signer signer, String label, byte[] body) {
        return signer.sign(message(label, body)).requireSize(SIZE, "signature");
    }

    /**
     * Checks a signature. A failure blames nobody: whoever carried the message may have changed it.
     *
     * @throws ProtocolViolation (BAD_SIGNATURE)
     */
    public static void verify(ByteString publicKey, String label, byte[] body, ByteString signature, SiteId site) {
        verify(publicKey, label, body, signature, "a message of site " + site, "its identity key");
    }

    /**
     * Checks the signature of whatever {@code what} and {@code key} name in the refusal.
     *
     * @throws ProtocolViolation (BAD_SIGNATURE)
     */
    public static void verify(
            ByteString publicKey, String label, byte[] body, ByteString signature, String what, String key) {
        var message = message(label, body);
        if (!Ed25519.verify(signature.toByteArray(), 0, publicKey.toByteArray(), 0, message, 0, message.length)) {
            throw ProtocolViolation.of(Code.BAD_SIGNATURE, what + " is not signed by " + key);
        }
    }

    private static byte[] message(String label, byte[] body) {
        return Encoder.labelled(label).bytes(body).toByteArray();
    }
}
