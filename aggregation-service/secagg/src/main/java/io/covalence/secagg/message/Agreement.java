package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.Signer;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;

/**
 * M7, site to service: the site agrees to open the sum over these survivors. A site that has sent it takes part in no other
 * attempt of the round, and agrees to no other set.
 *
 * @param session the session's id
 * @param survivors {@code H(U3)}
 */
public record Agreement(ByteString session, SiteId site, ByteString survivors, ByteString signature)
        implements SignedMessage {
    private static final String LABEL = "covalence/v1/agreement";

    public Agreement {
        session.requireSize(ByteString.KEY_SIZE, "session");
        survivors.requireSize(ByteString.KEY_SIZE, "hash of U3");
        signature.requireSize(Signatures.SIZE, "signature");
    }

    public static Agreement sign(Signer signer, ByteString session, SiteId site, ByteString survivors) {
        var body = body(session, site, survivors).toByteArray();
        return new Agreement(session, site, survivors, Signatures.sign(signer, LABEL, body));
    }

    @Override
    public ByteString scope() {
        return session;
    }

    @Override
    public void verify(ByteString identityKey) {
        Signatures.verify(identityKey, LABEL, body(session, site, survivors).toByteArray(), signature, site);
    }

    @Override
    public byte[] encode() {
        return body(session, site, survivors).raw(signature).toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static Agreement decode(byte[] message) {
        var in = Decoder.open(message, MessageType.AGREEMENT);
        var session = in.fixed(ByteString.KEY_SIZE);
        var site = in.site();
        var survivors = in.fixed(ByteString.KEY_SIZE);
        in.reserved(Survivors.MASKED_ROOT);
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new Agreement(session, site, survivors, signature);
    }

    private static Encoder body(ByteString session, SiteId site, ByteString survivors) {
        return MessageType.AGREEMENT
                .encoder()
                .raw(session)
                .site(site)
                .raw(survivors)
                .reserved(Survivors.MASKED_ROOT);
    }
}
