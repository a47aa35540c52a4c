package io.covalence.secagg;

import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;

/**
 * A public key that stays safe as long as either half does: an X25519 key and an ML-KEM-768 encapsulation key, which travel one
 * behind the other.
 *
 * @param x25519 32 bytes (RFC 7748)
 * @param mlKem 1184 bytes (FIPS 203)
 */
public record HybridPublicKey(ByteString x25519, ByteString mlKem) {
    public static final int ML_KEM_SIZE = 1184;

    /**
     * Checks sizes only; whether a key can be used is checked where the message that carries it is.
     *
     * @throws ProtocolViolation (MALFORMED)
     */
    public HybridPublicKey {
        x25519.requireSize(ByteString.KEY_SIZE, "X25519 key");
        mlKem.requireSize(ML_KEM_SIZE, "ML-KEM key");
    }

    public void write(Encoder out) {
        out.raw(x25519).raw(mlKem);
    }

    public static HybridPublicKey read(Decoder in) {
        var x25519 = in.fixed(ByteString.KEY_SIZE);
        return new HybridPublicKey(x25519, in.fixed(ML_KEM_SIZE));
    }
}
