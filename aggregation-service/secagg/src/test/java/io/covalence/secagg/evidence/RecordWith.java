package io.covalence.secagg.evidence;

import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Result;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.SharesHeader;
import io.covalence.secagg.message.Survivors;
import java.util.List;

/** A record of a round with one part exchanged. */
final class RecordWith {
    private RecordWith() {}

    static RoundRecord charters(RoundRecord record, CharterHistory charters) {
        return new RoundRecord(
                charters,
                record.offer(),
                record.roster(),
                record.sharing(),
                record.survivors(),
                record.quorum(),
                record.answers(),
                record.result(),
                record.log());
    }

    static RoundRecord offer(RoundRecord record, Offer offer) {
        return new RoundRecord(
                record.charters(),
                offer,
                record.roster(),
                record.sharing(),
                record.survivors(),
                record.quorum(),
                record.answers(),
                record.result(),
                record.log());
    }

    static RoundRecord roster(RoundRecord record, Roster roster) {
        return new RoundRecord(
                record.charters(),
                record.offer(),
                roster,
                record.sharing(),
                record.survivors(),
                record.quorum(),
                record.answers(),
                record.result(),
                record.log());
    }

    static RoundRecord sharing(RoundRecord record, List<SharesHeader> sharing) {
        return new RoundRecord(
                record.charters(),
                record.offer(),
                record.roster(),
                sharing,
                record.survivors(),
                record.quorum(),
                record.answers(),
                record.result(),
                record.log());
    }

    static RoundRecord survivors(RoundRecord record, Survivors survivors) {
        return new RoundRecord(
                record.charters(),
                record.offer(),
                record.roster(),
                record.sharing(),
                survivors,
                record.quorum(),
                record.answers(),
                record.result(),
                record.log());
    }

    static RoundRecord quorum(RoundRecord record, Quorum quorum) {
        return new RoundRecord(
                record.charters(),
                record.offer(),
                record.roster(),
                record.sharing(),
                record.survivors(),
                quorum,
                record.answers(),
                record.result(),
                record.log());
    }

    static RoundRecord answers(RoundRecord record, List<AnswerDigest> answers) {
        return new RoundRecord(
                record.charters(),
                record.offer(),
                record.roster(),
                record.sharing(),
                record.survivors(),
                record.quorum(),
                answers,
                record.result(),
                record.log());
    }

    static RoundRecord result(RoundRecord record, Result result) {
        return new RoundRecord(
                record.charters(),
                record.offer(),
                record.roster(),
                record.sharing(),
                record.survivors(),
                record.quorum(),
                record.answers(),
                result,
                record.log());
    }

    static RoundRecord log(RoundRecord record, LogExtract log) {
        return new RoundRecord(
                record.charters(),
                record.offer(),
                record.roster(),
                record.sharing(),
                record.survivors(),
                record.quorum(),
                record.answers(),
                record.result(),
                log);
    }
}
