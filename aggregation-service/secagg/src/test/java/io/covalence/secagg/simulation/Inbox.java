package io.covalence.secagg.simulation;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.Recovery;
import java.util.List;
import java.util.Optional;

/** Checks what arrives, one message on its own. */
final class Inbox {
    private final Federation federation;
    private final SessionView session;

    Inbox(Federation federation, SessionView session) {
        this.federation = federation;
        this.session = session;
    }

    /**
     * Checks a message.
     *
     * @throws ProtocolViolation when it does not belong here
     */
    void check(Mail mail) {
        switch (mail.kind()) {
            case ADVERTISE -> {
                var message = Advertise.decode(mail.bytes());
                Cohort.check(federation.context(), federation.directory(), Optional.empty(), message);
                requireSender(mail, message.site().equals(mail.site()));
            }
            case SHARES -> {
                var message = Shares.decode(mail.bytes());
                session.cohort().check(message);
                requireSender(mail, message.header().site().equals(mail.site()));
            }
            case MASKED -> {
                var message = MaskedHeader.decode(mail.bytes());
                session.sharing().check(federation.layout(), message);
                message.requireChunks(digests(mail));
                requireSender(mail, message.site().equals(mail.site()));
            }
            case AGREEMENT -> {
                var message = Agreement.decode(mail.bytes());
                session.surviving().check(message);
                requireSender(mail, message.site().equals(mail.site()));
            }
            case UNMASK -> {
                var message = Unmask.decode(mail.bytes());
                Recovery.check(session.surviving(), session.dealt(), List.of(), message);
                requireSender(mail, message.site().equals(mail.site()));
            }
            case VOTE -> {
                var message = AbortVote.decode(mail.bytes());
                requireSender(mail, message.session().equals(session.cohort().session()));
                message.verify(session.cohort()
                        .identityKey(session.sharing().header(mail.site()).site()));
                requireSender(mail, message.site().equals(mail.site()));
            }
        }
    }

    private static List<ByteString> digests(Mail mail) {
        return mail.chunks().stream()
                .map(chunk -> MaskedHeader.digestOf(chunk.toByteArray()))
                .toList();
    }

    private static void requireSender(Mail mail, boolean right) {
        if (!right) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, "a message of " + mail.site() + " does not belong here");
        }
    }
}
