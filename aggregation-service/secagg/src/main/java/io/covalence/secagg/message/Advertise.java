package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.HybridPublicKey;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.Signer;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;
import io.covalence.secagg.log.SignedTreeHead;
import java.util.Optional;

/**
 * M1, site to service: fresh keys for one attempt, signed by the site's identity key.
 *
 * @param context hash of the {@link io.covalence.secagg.RoundContext}
 * @param maskKey public key that pair masks come from
 * @param channelKey another public key, which encrypts shares
 * @param sequence counts the member's M1 in the run
 * @param treeHead the newest tree head that the site has verified; empty where no log is known
 */
public record Advertise(
        ByteString context,
        SiteId site,
        HybridPublicKey maskKey,
        HybridPublicKey channelKey,
        ByteString nonce,
        Sequence sequence,
        Optional<SignedTreeHead> treeHead,
        ByteString signature)
        implements SignedMessage {
    private static final String LABEL = "covalence/v1/advertise";

    public Advertise {
        context.requireSize(ByteString.KEY_SIZE, "context");
        nonce.requireSize(ByteString.KEY_SIZE, "nonce");
        signature.requireSize(Signatures.SIZE, "signature");
    }

    public static Advertise sign(
            Signer signer,
            ByteString context,
            SiteId site,
            HybridPublicKey maskKey,
            HybridPublicKey channelKey,
            ByteString nonce,
            Sequence sequence,
            Optional<SignedTreeHead> treeHead) {
        var body = body(context, site, maskKey, channelKey, nonce, sequence, treeHead)
                .toByteArray();
        var signature = Signatures.sign(signer, LABEL, body);
        return new Advertise(context, site, maskKey, channelKey, nonce, sequence, treeHead, signature);
    }

    @Override
    public ByteString scope() {
        return context;
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
    public static Advertise decode(byte[] message) {
        var in = Decoder.open(message, MessageType.ADVERTISE);
        var context = in.fixed(ByteString.KEY_SIZE);
        var site = in.site();
        var maskKey = HybridPublicKey.read(in);
        var channelKey = HybridPublicKey.read(in);
        var nonce = in.fixed(ByteString.KEY_SIZE);
        var sequence = Sequence.read(in);
        var treeHead = in.flag()
                ? Optional.of(SignedTreeHead.decode(in.bytes(MessageType.TREE_HEAD.maximumBytes())))
                : Optional.<SignedTreeHead>empty();
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new Advertise(context, site, maskKey, channelKey, nonce, sequence, treeHead, signature);
    }

    private Encoder body() {
        return body(context, site, maskKey, channelKey, nonce, sequence, treeHead);
    }

    private static Encoder body(
            ByteString context,
            SiteId site,
            HybridPublicKey maskKey,
            HybridPublicKey channelKey,
            ByteString nonce,
            Sequence sequence,
            Optional<SignedTreeHead> treeHead) {
        var out = MessageType.ADVERTISE.encoder().raw(context).site(site);
        maskKey.write(out);
        channelKey.write(out);
        sequence.write(out.raw(nonce));
        out.u8(treeHead.isPresent() ? 1 : 0);
        treeHead.ifPresent(head -> out.bytes(head.encode()));
        return out;
    }
}
