package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.Signer;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;
import java.util.List;

/**
 * M9, site to service: for every member of U2 exactly one share, of its self mask seed when it survived and of its recovery
 * seed when it did not; none of a dealer whose share the site complained about. A site sends it at most once in a session.
 *
 * @param session the session's id
 * @param survivors {@code H(U3)}
 * @param shares ascending by dealer
 */
public record Unmask(
        ByteString session, SiteId site, ByteString survivors, List<RevealedShare> shares, ByteString signature)
        implements SignedMessage {
    private static final String LABEL = "covalence/v1/unmask";

    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when dealers are repeated or not ascending
     */
    public Unmask {
        session.requireSize(ByteString.KEY_SIZE, "session");
        survivors.requireSize(ByteString.KEY_SIZE, "hash of U3");
        signature.requireSize(Signatures.SIZE, "signature");
        shares = List.copyOf(shares);
        Decoder.requireAscending(shares, RevealedShare::dealer);
    }

    public static Unmask sign(
            Signer signer, ByteString session, SiteId site, ByteString survivors, List<RevealedShare> shares) {
        var body = body(session, site, survivors, shares).toByteArray();
        return new Unmask(session, site, survivors, shares, Signatures.sign(signer, LABEL, body));
    }

    @Override
    public ByteString scope() {
        return session;
    }

    @Override
    public void verify(ByteString identityKey) {
        Signatures.verify(identityKey, LABEL, body().toByteArray(), signature, site);
    }

    @Override
    public byte[] encode() {
        return body().raw(signature).toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static Unmask decode(byte[] message) {
        var in = Decoder.open(message, MessageType.UNMASK);
        var session = in.fixed(ByteString.KEY_SIZE);
        var site = in.site();
        var survivors = in.fixed(ByteString.KEY_SIZE);
        var shares = in.ascending(CohortPolicy.LIMIT, RevealedShare::read, RevealedShare::dealer);
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new Unmask(session, site, survivors, shares, signature);
    }

    /** SHA-256 of the encoding. */
    public ByteString digest() {
        return Encoder.sha256(encode());
    }

    private Encoder body() {
        return body(session, site, survivors, shares);
    }

    private static Encoder body(ByteString session, SiteId site, ByteString survivors, List<RevealedShare> shares) {
        var out = MessageType.UNMASK
                .encoder()
                .raw(session)
                .site(site)
                .raw(survivors)
                .u16(shares.size());
        shares.forEach(share -> share.write(out));
        return out;
    }
}
