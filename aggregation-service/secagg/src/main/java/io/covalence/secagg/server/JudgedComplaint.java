package io.covalence.secagg.server;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.blame.BadShare;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.message.Complaint;
import io.covalence.secagg.message.Complaints;
import java.util.List;

/**
 * The judgement of a complaint. The service leaves the culprit out of U3.
 *
 * @param culprit the dealer, or whoever complained without reason
 */
public record JudgedComplaint(SiteId culprit, BadShare evidence) {
    /** Whether the complaint was without reason: then nothing that its sender says counts. */
    public boolean isFalse() {
        return culprit.equals(evidence.complaints().site());
    }

    /**
     * Judges all complaints of one message. Accusations are judged by nobody: they are counted.
     *
     * @return one judgement for each complaint that shows a key, in order
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE) blaming nobody; (MALFORMED) blaming a sender that
     *     complains about something else than was delivered to it
     */
    public static List<JudgedComplaint> of(SharingCohort sharing, DealtShares dealt, Complaints message) {
        sharing.checkSender(message);
        message.complaints().forEach(complaint -> requireDelivered(sharing, message, complaint));
        return message.complaints().stream()
                .filter(complaint -> !complaint.isAccusation())
                .map(complaint -> judge(sharing, dealt, message, complaint))
                .toList();
    }

    private static void requireDelivered(SharingCohort sharing, Complaints message, Complaint complaint) {
        var header = sharing.header(complaint.dealer());
        if (!header.digest().equals(complaint.header()) || complaint.dealer().equals(message.site())) {
            throw ProtocolViolation.blaming(
                    message.site(),
                    Code.MALFORMED,
                    "site " + message.site() + " complains about something that was not delivered to it");
        }
    }

    private static JudgedComplaint judge(
            SharingCohort sharing, DealtShares dealt, Complaints message, Complaint complaint) {
        var delivered = dealt.delivered(complaint.dealer(), message.site());
        var evidence = BadShare.of(sharing.cohort(), message, delivered);
        return new JudgedComplaint(evidence.verify(sharing.cohort().directory()), evidence);
    }
}
