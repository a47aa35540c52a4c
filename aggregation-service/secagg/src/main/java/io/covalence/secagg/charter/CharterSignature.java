package io.covalence.secagg.charter;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.Signer;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;

/** A site's consent to one charter version: as founder, as joiner, or as one of the majority that endorses. */
public record CharterSignature(ByteString charterHash, SiteId site, ByteString signature) {
    private static final String LABEL = "covalence/v1/charter-signature";

    public CharterSignature {
        charterHash.requireSize(ByteString.KEY_SIZE, "charter hash");
        signature.requireSize(Signatures.SIZE, "signature");
    }

    /** Signs a charter, after a person at the site has read it. */
    public static CharterSignature sign(Signer signer, Charter charter, SiteId site) {
        var hash = charter.hash();
        return new CharterSignature(
                hash, site, Signatures.sign(signer, LABEL, body(hash, site).toByteArray()));
    }

    /**
     * Checks the signature.
     *
     * @throws ProtocolViolation (BAD_SIGNATURE)
     */
    public void verify(ByteString identityKey) {
        Signatures.verify(identityKey, LABEL, body(charterHash, site).toByteArray(), signature, site);
    }

    public byte[] encode() {
        return body(charterHash, site).raw(signature).toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static CharterSignature decode(byte[] message) {
        var in = Decoder.open(message, MessageType.CHARTER_SIGNATURE);
        var charterHash = in.fixed(ByteString.KEY_SIZE);
        var site = in.site();
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new CharterSignature(charterHash, site, signature);
    }

    private static Encoder body(ByteString charterHash, SiteId site) {
        return MessageType.CHARTER_SIGNATURE.encoder().raw(charterHash).site(site);
    }
}
