package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A threshold of votes by members of U2 that they never agree to open a session, ascending by site. As any two quorums share an
 * honest site, which does only one of both, the session's sum can then never be opened, and the same update may be masked again.
 */
public record AbortCertificate(List<AbortVote> votes) {
    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when sites are repeated or not ascending
     */
    public AbortCertificate {
        votes = List.copyOf(votes);
        Decoder.requireAscending(votes, AbortVote::site);
    }

    /** A certificate of votes in any order. */
    public static AbortCertificate of(List<AbortVote> votes) {
        return new AbortCertificate(
                votes.stream().sorted(Comparator.comparing(AbortVote::site)).toList());
    }

    /** Whether any of its votes is about a session. A site that missed an attempt is offered another session's certificate. */
    public boolean isAbout(ByteString session) {
        return votes.stream().anyMatch(vote -> vote.session().equals(session));
    }

    /**
     * Checks that the session can never be opened.
     *
     * @param members U2
     * @param threshold of the session
     * @throws ProtocolViolation (NO_QUORUM, WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE)
     */
    public void verify(ByteString session, Collection<SiteId> members, int threshold, IdentityDirectory directory) {
        if (votes.size() < threshold) {
            throw ProtocolViolation.of(
                    Code.NO_QUORUM, votes.size() + " sites voted to abort; " + threshold + " are needed");
        }
        for (var vote : votes) {
            if (!vote.session().equals(session)) {
                throw ProtocolViolation.of(Code.WRONG_CONTEXT, "a vote to abort is about another session");
            }
            if (!members.contains(vote.site())) {
                throw ProtocolViolation.of(
                        Code.UNKNOWN_SITE, "site " + vote.site() + " shared no secrets in this session");
            }
            vote.verify(directory.require(vote.site()));
        }
    }

    public byte[] encode() {
        var out = MessageType.ABORT_CERTIFICATE.encoder().u16(votes.size());
        votes.forEach(vote -> out.bytes(vote.encode()));
        return out.toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static AbortCertificate decode(byte[] message) {
        var in = Decoder.open(message, MessageType.ABORT_CERTIFICATE);
        var votes = in.ascending(
                CohortPolicy.LIMIT,
                element -> AbortVote.decode(element.bytes(MessageType.ABORT_VOTE.maximumBytes())),
                AbortVote::site);
        in.end();
        return new AbortCertificate(votes);
    }
}
