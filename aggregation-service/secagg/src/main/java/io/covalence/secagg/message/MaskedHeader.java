package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.Signer;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;
import java.util.List;

/**
 * The signed header of M5; the masked chunks travel beside it.
 *
 * @param session the session's id
 * @param sharingCohort {@code H(U2)}
 * @param chunkRoot hash over the SHA-256 digests of all chunks in order, see {@link #rootOf}
 */
public record MaskedHeader(
        ByteString session,
        SiteId site,
        ByteString sharingCohort,
        VectorLayout layout,
        ByteString chunkRoot,
        ByteString signature)
        implements SignedMessage {
    private static final String LABEL = "covalence/v1/masked-header";

    /** Bytes reserved for an RFC 6962 root over the masked vector, of which members check parts. */
    private static final int LEAF_ROOT = ByteString.KEY_SIZE;

    /** Bytes reserved for the state of a window that the update started from. */
    private static final int STATE = ByteString.KEY_SIZE;

    public MaskedHeader {
        session.requireSize(ByteString.KEY_SIZE, "session");
        sharingCohort.requireSize(ByteString.KEY_SIZE, "hash of U2");
        chunkRoot.requireSize(ByteString.KEY_SIZE, "chunk root");
        signature.requireSize(Signatures.SIZE, "signature");
    }

    public static MaskedHeader sign(
            Signer signer,
            ByteString session,
            SiteId site,
            ByteString sharingCohort,
            VectorLayout layout,
            ByteString chunkRoot) {
        var body = body(session, site, sharingCohort, layout, chunkRoot).toByteArray();
        return new MaskedHeader(session, site, sharingCohort, layout, chunkRoot, Signatures.sign(signer, LABEL, body));
    }

    /** The root over chunk digests, in the order of the chunks. */
    public static ByteString rootOf(List<ByteString> chunkDigests) {
        var out = Encoder.labelled("covalence/v1/chunks").u32(chunkDigests.size());
        chunkDigests.forEach(out::bytes);
        return out.sha256();
    }

    /** The digest of one masked chunk: plain SHA-256 of its bytes. */
    public static ByteString digestOf(byte[] chunk) {
        return Encoder.sha256(chunk);
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

    /**
     * Checks the digests of the chunks that arrived.
     *
     * @throws ProtocolViolation (BAD_CHUNK) when their number or root is not the signed one
     */
    public void requireChunks(List<ByteString> chunkDigests) {
        if (chunkDigests.size() != layout.chunkCount() || !rootOf(chunkDigests).equals(chunkRoot)) {
            throw ProtocolViolation.of(Code.BAD_CHUNK, "the chunks of site " + site + " are not those it signed");
        }
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
    public static MaskedHeader decode(byte[] message) {
        var in = Decoder.open(message, MessageType.MASKED_HEADER);
        var session = in.fixed(ByteString.KEY_SIZE);
        var site = in.site();
        var sharingCohort = in.fixed(ByteString.KEY_SIZE);
        var layout = new VectorLayout(in.u31(), RingWidth.ofBits(in.u8()), in.u31(), in.u31());
        var chunkRoot = in.fixed(ByteString.KEY_SIZE);
        in.reserved(LEAF_ROOT);
        in.reserved(STATE);
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new MaskedHeader(session, site, sharingCohort, layout, chunkRoot, signature);
    }

    private Encoder body() {
        return body(session, site, sharingCohort, layout, chunkRoot);
    }

    private static Encoder body(
            ByteString session, SiteId site, ByteString sharingCohort, VectorLayout layout, ByteString chunkRoot) {
        return MessageType.MASKED_HEADER
                .encoder()
                .raw(session)
                .site(site)
                .raw(sharingCohort)
                .u32(layout.values())
                .u8(layout.width().bits())
                .u32(layout.stepLimbs())
                .u32(layout.reportLimbs())
                .raw(chunkRoot)
                .reserved(LEAF_ROOT)
                .reserved(STATE);
    }
}
