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
 * Site to service, after M4: the dealers whose shares are bad. The site goes on; its M9 leaves these dealers out.
 *
 * @param session the session's id
 * @param complaints at least one, ascending by dealer
 */
public record Complaints(ByteString session, SiteId site, List<Complaint> complaints, ByteString signature)
        implements SignedMessage {
    private static final String LABEL = "covalence/v1/complaints";

    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when dealers are repeated or not ascending, or there are none
     */
    public Complaints {
        session.requireSize(ByteString.KEY_SIZE, "session");
        signature.requireSize(Signatures.SIZE, "signature");
        complaints = List.copyOf(complaints);
        Decoder.requireAscending(complaints, Complaint::dealer);
        if (complaints.isEmpty()) {
            throw ProtocolViolation.malformed("there are no complaints in the message");
        }
    }

    public static Complaints sign(Signer signer, ByteString session, SiteId site, List<Complaint> complaints) {
        var body = body(session, site, complaints).toByteArray();
        return new Complaints(session, site, complaints, Signatures.sign(signer, LABEL, body));
    }

    /** The dealers that are accused without proof, ascending. */
    public List<SiteId> accused() {
        return complaints.stream()
                .filter(Complaint::isAccusation)
                .map(Complaint::dealer)
                .toList();
    }

    /** The dealers, ascending. */
    public List<SiteId> dealers() {
        return complaints.stream().map(Complaint::dealer).toList();
    }

    @Override
    public ByteString scope() {
        return session;
    }

    @Override
    public void verify(ByteString identityKey) {
        Signatures.verify(identityKey, LABEL, body(session, site, complaints).toByteArray(), signature, site);
    }

    @Override
    public byte[] encode() {
        return body(session, site, complaints).raw(signature).toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static Complaints decode(byte[] message) {
        var in = Decoder.open(message, MessageType.COMPLAINTS);
        var session = in.fixed(ByteString.KEY_SIZE);
        var site = in.site();
        var complaints = in.ascending(CohortPolicy.LIMIT, Complaint::read, Complaint::dealer);
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new Complaints(session, site, complaints, signature);
    }

    private static Encoder body(ByteString session, SiteId site, List<Complaint> complaints) {
        var out = MessageType.COMPLAINTS.encoder().raw(session).site(site).u16(complaints.size());
        complaints.forEach(complaint -> complaint.write(out));
        return out;
    }
}
