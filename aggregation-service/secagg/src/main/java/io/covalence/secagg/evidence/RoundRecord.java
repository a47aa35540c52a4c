package io.covalence.secagg.evidence;

import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Result;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.SharesHeader;
import io.covalence.secagg.message.Survivors;
import java.util.List;

/**
 * A completed round as everybody signed it, without anything secret and without the masked updates.
 *
 * @param charters all versions up to the round's
 * @param offer M0
 * @param roster M2: all M1
 * @param sharing the M3 headers of U2, ascending by site
 * @param survivors M6: the M5 headers of U3
 * @param quorum M8
 * @param answers who sent M9, ascending by site
 * @param result M10
 * @param log what the log says about it
 */
public record RoundRecord(
        CharterHistory charters,
        Offer offer,
        Roster roster,
        List<SharesHeader> sharing,
        Survivors survivors,
        Quorum quorum,
        List<AnswerDigest> answers,
        Result result,
        LogExtract log) {
    /** Bytes reserved for the count of what members computed themselves (M11). */
    static final int COMPUTED = Short.BYTES;

    /**
     * Copies the lists.
     *
     * @throws ProtocolViolation (MALFORMED) when sites are repeated or not ascending
     */
    public RoundRecord {
        sharing = List.copyOf(sharing);
        answers = List.copyOf(answers);
        Decoder.requireAscending(sharing, SharesHeader::site);
        Decoder.requireAscending(answers, AnswerDigest::site);
    }

    /** The record of a round whose cohorts were checked. */
    public static RoundRecord of(
            CharterHistory charters,
            Offer offer,
            SurvivingCohort survivors,
            Quorum quorum,
            List<AnswerDigest> answers,
            Result result,
            LogExtract log) {
        var sharing = survivors.sharing();
        return new RoundRecord(
                charters,
                offer,
                sharing.cohort().roster(),
                sharing.sites().stream().map(sharing::header).toList(),
                survivors.survivors(),
                quorum,
                answers,
                result,
                log);
    }

    Encoder write(Encoder out) {
        out.bytes(charters.encode())
                .bytes(offer.encode())
                .bytes(roster.encode())
                .u16(sharing.size());
        sharing.forEach(header -> out.bytes(header.encode()));
        out.bytes(survivors.encode()).bytes(quorum.encode()).u16(answers.size());
        answers.forEach(answer -> answer.write(out));
        out.bytes(result.encode());
        log.write(out);
        return out.reserved(COMPUTED);
    }

    static RoundRecord read(Decoder in) {
        var charters = CharterHistory.decode(in.bytes(MessageType.CHARTER_HISTORY.maximumBytes()));
        var offer = Offer.decode(in.bytes(MessageType.OFFER.maximumBytes()));
        var roster = Roster.decode(in.bytes(MessageType.ROSTER.maximumBytes()));
        var sharing = in.ascending(
                CohortPolicy.LIMIT,
                element -> SharesHeader.decode(element.bytes(MessageType.SHARES_HEADER.maximumBytes())),
                SharesHeader::site);
        var survivors = Survivors.decode(in.bytes(MessageType.SURVIVORS.maximumBytes()));
        var quorum = Quorum.decode(in.bytes(MessageType.QUORUM.maximumBytes()));
        var answers = in.ascending(CohortPolicy.LIMIT, AnswerDigest::read, AnswerDigest::site);
        var result = Result.decode(in.bytes(MessageType.RESULT.maximumBytes()));
        var log = LogExtract.read(in);
        in.reserved(COMPUTED);
        return new RoundRecord(charters, offer, roster, sharing, survivors, quorum, answers, result, log);
    }
}
