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
 * The signed head of M3: it commits the dealer to everything that it dealt, whoever sees only a part of it.
 *
 * @param session the session's id
 * @param threshold shares that open either secret; everybody computes it, and it stands here so that evidence is complete
 * @param selfSeedHash {@code H(b_u)}
 * @param entriesRoot Merkle root over one {@link ShareEntry#leafHash} for each member of U1, in the order of the roster
 */
public record SharesHeader(
        ByteString session,
        SiteId site,
        int threshold,
        ByteString selfSeedHash,
        ByteString entriesRoot,
        ByteString signature)
        implements SignedMessage {
    private static final String LABEL = "covalence/v1/shares-header";

    public SharesHeader {
        session.requireSize(ByteString.KEY_SIZE, "session");
        selfSeedHash.requireSize(ByteString.KEY_SIZE, "self seed hash");
        entriesRoot.requireSize(ByteString.KEY_SIZE, "root of the entries");
        signature.requireSize(Signatures.SIZE, "signature");
        if (threshold < 1 || threshold > 0xff) {
            throw ProtocolViolation.malformed("a threshold is out of range");
        }
    }

    public static SharesHeader sign(
            Signer signer,
            ByteString session,
            SiteId site,
            int threshold,
            ByteString selfSeedHash,
            ByteString entriesRoot) {
        var body = body(session, site, threshold, selfSeedHash, entriesRoot).toByteArray();
        return new SharesHeader(
                session, site, threshold, selfSeedHash, entriesRoot, Signatures.sign(signer, LABEL, body));
    }

    @Override
    public ByteString scope() {
        return session;
    }

    @Override
    public void verify(ByteString identityKey) {
        Signatures.verify(identityKey, LABEL, body().toByteArray(), signature, site);
    }

    /** SHA-256 of the encoding. */
    public ByteString digest() {
        return Encoder.sha256(encode());
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
    public static SharesHeader decode(byte[] message) {
        var in = Decoder.open(message, MessageType.SHARES_HEADER);
        var session = in.fixed(ByteString.KEY_SIZE);
        var site = in.site();
        int threshold = in.u8();
        var selfSeedHash = in.fixed(ByteString.KEY_SIZE);
        var entriesRoot = in.fixed(ByteString.KEY_SIZE);
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new SharesHeader(session, site, threshold, selfSeedHash, entriesRoot, signature);
    }

    private Encoder body() {
        return body(session, site, threshold, selfSeedHash, entriesRoot);
    }

    private static Encoder body(
            ByteString session, SiteId site, int threshold, ByteString selfSeedHash, ByteString entriesRoot) {
        return MessageType.SHARES_HEADER
                .encoder()
                .raw(session)
                .site(site)
                .u8(threshold)
                .raw(selfSeedHash)
                .raw(entriesRoot);
    }
}
