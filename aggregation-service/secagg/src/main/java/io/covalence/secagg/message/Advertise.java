package io.covalence.secagg.message;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.Signer;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;

/**
 * M1, site to service: fresh keys for one attempt, signed by the site's identity key.
 *
 * @param context hash of the {@link io.covalence.secagg.RoundContext}
 * @param maskKey X25519 public key that pair masks come from
 * @param channelKey another X25519 public key, which encrypts shares
 */
public record Advertise(
        ByteString context,
        SiteId site,
        ByteString maskKey,
        ByteString channelKey,
        ByteString nonce,
        ByteString signature) {
    private static final String LABEL = "covalence/v1/advertise";

    public Advertise {
        context.requireSize(ByteString.KEY_SIZE, "context");
        maskKey.requireSize(ByteString.KEY_SIZE, "mask key");
        channelKey.requireSize(ByteString.KEY_SIZE, "channel key");
        nonce.requireSize(ByteString.KEY_SIZE, "nonce");
        signature.requireSize(Signatures.SIZE, "signature");
    }

    public static Advertise sign(
            Signer signer,
            ByteString context,
            SiteId site,
            ByteString maskKey,
            ByteString channelKey,
            ByteString nonce) {
        var body = body(context, site, maskKey, channelKey, nonce).toByteArray();
        return new Advertise(context, site, maskKey, channelKey, nonce, Signatures.sign(signer, LABEL, body));
    }

    /**
     * Checks the signature.
     *
     * @throws ProtocolViolation (BAD_SIGNATURE)
     */
    public void verify(ByteString identityKey) {
        Signatures.verify(identityKey, LABEL, body().toByteArray(), signature, site);
    }

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
        var maskKey = in.fixed(ByteString.KEY_SIZE);
        var channelKey = in.fixed(ByteString.KEY_SIZE);
        var nonce = in.fixed(ByteString.KEY_SIZE);
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new Advertise(context, site, maskKey, channelKey, nonce, signature);
    }

    private Encoder body() {
        return body(context, site, maskKey, channelKey, nonce);
    }

    private static Encoder body(
            ByteString context, SiteId site, ByteString maskKey, ByteString channelKey, ByteString nonce) {
        return MessageType.ADVERTISE
                .encoder()
                .raw(context)
                .site(site)
                .raw(maskKey)
                .raw(channelKey)
                .raw(nonce);
    }
}
