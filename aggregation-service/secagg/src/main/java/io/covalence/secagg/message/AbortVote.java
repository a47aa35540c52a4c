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
 * Site to service: "I have sent no M7 in this session and never will."
 *
 * @param session the session's id
 */
public record AbortVote(ByteString session, SiteId site, ByteString signature) implements SignedMessage {
    private static final String LABEL = "covalence/v1/abort-vote";

    public AbortVote {
        session.requireSize(ByteString.KEY_SIZE, "session");
        signature.requireSize(Signatures.SIZE, "signature");
    }

    public static AbortVote sign(Signer signer, ByteString session, SiteId site) {
        return new AbortVote(
                session,
                site,
                Signatures.sign(signer, LABEL, body(session, site).toByteArray()));
    }

    @Override
    public ByteString scope() {
        return session;
    }

    @Override
    public void verify(ByteString identityKey) {
        Signatures.verify(identityKey, LABEL, body(session, site).toByteArray(), signature, site);
    }

    @Override
    public byte[] encode() {
        return body(session, site).raw(signature).toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static AbortVote decode(byte[] message) {
        var in = Decoder.open(message, MessageType.ABORT_VOTE);
        var session = in.fixed(ByteString.KEY_SIZE);
        var site = in.site();
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new AbortVote(session, site, signature);
    }

    private static Encoder body(ByteString session, SiteId site) {
        return MessageType.ABORT_VOTE.encoder().raw(session).site(site);
    }
}
