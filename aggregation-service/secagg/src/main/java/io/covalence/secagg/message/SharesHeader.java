package io.covalence.secagg.message;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.Signer;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;
import java.util.List;

/**
 * The signed, public part of M3: commitments to everything that a site dealt.
 *
 * @param session the document's {@code sid}
 * @param selfSeedHash {@code H(b_u)}
 * @param entries one for each member of U1, the dealer included, ascending
 */
public record SharesHeader(
        ByteString session, SiteId site, ByteString selfSeedHash, List<ShareEntry> entries, ByteString signature) {
    private static final String LABEL = "covalence/v1/shares-header";

    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when holders are repeated or not ascending
     */
    public SharesHeader {
        session.requireSize(ByteString.KEY_SIZE, "session");
        selfSeedHash.requireSize(ByteString.KEY_SIZE, "self seed hash");
        signature.requireSize(Signatures.SIZE, "signature");
        entries = List.copyOf(entries);
        Decoder.requireAscending(entries, ShareEntry::holder);
    }

    public static SharesHeader sign(
            Signer signer, ByteString session, SiteId site, ByteString selfSeedHash, List<ShareEntry> entries) {
        var body = body(session, site, selfSeedHash, entries).toByteArray();
        return new SharesHeader(session, site, selfSeedHash, entries, Signatures.sign(signer, LABEL, body));
    }

    /**
     * Checks the signature.
     *
     * @throws ProtocolViolation (BAD_SIGNATURE)
     */
    public void verify(ByteString identityKey) {
        Signatures.verify(identityKey, LABEL, body().toByteArray(), signature, site);
    }

    /**
     * The entry for a holder.
     *
     * @throws ProtocolViolation (UNKNOWN_SITE)
     */
    public ShareEntry entryFor(SiteId holder) {
        return entries.stream()
                .filter(entry -> entry.holder().equals(holder))
                .findFirst()
                .orElseThrow(() ->
                        ProtocolViolation.of(Code.UNKNOWN_SITE, "site " + site + " dealt no shares to site " + holder));
    }

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
        var selfSeedHash = in.fixed(ByteString.KEY_SIZE);
        var entries = in.ascending(CohortPolicy.LIMIT, ShareEntry::read, ShareEntry::holder);
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new SharesHeader(session, site, selfSeedHash, entries, signature);
    }

    private Encoder body() {
        return body(session, site, selfSeedHash, entries);
    }

    private static Encoder body(ByteString session, SiteId site, ByteString selfSeedHash, List<ShareEntry> entries) {
        var out = MessageType.SHARES_HEADER
                .encoder()
                .raw(session)
                .site(site)
                .raw(selfSeedHash)
                .u16(entries.size());
        entries.forEach(entry -> entry.write(out));
        return out;
    }
}
