package io.covalence.secagg.evidence;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.Signer;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;

/** A round's evidence in one file, signed by the service. {@link BundleVerifier} checks it from its bytes alone. */
public record Bundle(RoundRecord round, ByteString signature) {
    private static final String LABEL = "covalence/v1/bundle";

    public Bundle {
        signature.requireSize(Signatures.SIZE, "signature");
    }

    public static Bundle sign(Signer service, RoundRecord round) {
        return new Bundle(round, Signatures.sign(service, LABEL, body(round).toByteArray()));
    }

    /**
     * Checks the service's signature and nothing else.
     *
     * @throws ProtocolViolation (BAD_SIGNATURE)
     */
    public void verify(ByteString serviceKey) {
        Signatures.verify(serviceKey, LABEL, body(round).toByteArray(), signature, "the bundle", "the service's key");
    }

    /** The part of this bundle that a member of the round lacks. */
    public Closing closing() {
        return new Closing(round.answers(), round.log(), signature);
    }

    public byte[] encode() {
        return body(round).raw(signature).toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION), and what {@code Charter}'s constructor throws
     */
    public static Bundle decode(byte[] message) {
        var in = Decoder.open(message, MessageType.BUNDLE);
        var round = RoundRecord.read(in);
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new Bundle(round, signature);
    }

    private static Encoder body(RoundRecord round) {
        return round.write(MessageType.BUNDLE.encoder());
    }
}
