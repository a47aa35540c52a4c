package io.covalence.connector.service;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.evidence.AnswerDigest;
import io.covalence.secagg.evidence.Bundle;
import io.covalence.secagg.evidence.LogExtract;
import io.covalence.secagg.evidence.RoundRecord;
import io.covalence.secagg.evidence.Transcript;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Result;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What the service signs about rounds and enters into its log: offers, results, bundles. */
public final class LocalNotary {
    private static final ByteString SUM = ByteString.ofHex("5e".repeat(32));
    private static final ByteString OTHER_SUM = ByteString.ofHex("5f".repeat(32));

    private final IdentityKey service;
    private final CharterHistory charters;
    private final LocalLog log;

    public LocalNotary(LocalServer server, IdentityKey service, CharterHistory charters) {
        this.service = service;
        this.charters = charters;
        var charter = charters.versions().getLast().charter();
        this.log = new LocalLog(server, charter.tenant(), service);
        log.append(Offer.charterEntry(charter));
    }

    public IdentityKey service() {
        return service;
    }

    public LocalLog log() {
        return log;
    }

    /** M0; the model is entered into the log first. */
    public Offer offer(RoundContext context, int modelVersion, long deadline, Optional<AbortCertificate> aborted) {
        var unproved = new ModelEntry(context.study(), context.run(), modelVersion, context.modelHash());
        log.append(unproved);
        var charter = charters.versions().getLast().charter();
        return Offer.sign(
                service,
                context,
                modelVersion,
                deadline,
                log.head(),
                log.inclusion(Offer.charterEntry(charter)),
                log.inclusion(unproved),
                aborted);
    }

    /** M10, which is entered into the log. */
    public Result result(
            Offer offer, ModelEntry model, SurvivingCohort survivors, Quorum quorum, List<AnswerDigest> answers) {
        var cohort = survivors.sharing().cohort();
        var result = Result.sign(
                service,
                cohort.context(),
                cohort.session(),
                survivors.hash(),
                survivors.sites().size(),
                SUM,
                model.version(),
                model.modelHash(),
                Transcript.root(survivors, quorum, answers));
        log.append(result.resultEntry(offer.context())).append(result.modelEntry(offer.context()));
        return result;
    }

    public Bundle bundle(
            Offer offer, Result result, SurvivingCohort survivors, Quorum quorum, List<AnswerDigest> answers) {
        var newest = log.head();
        var heads = new TreeMap<Long, SignedTreeHead>();
        heads.put(offer.treeHead().size(), offer.treeHead());
        survivors.sharing().cohort().treeHeads().forEach(head -> heads.put(head.size(), head));
        List<ConsistencyProof> growth = heads.headMap(newest.size()).keySet().stream()
                .map(size -> log.consistency(size.intValue(), (int) newest.size()))
                .toList();
        return Bundle.sign(
                service,
                RoundRecord.of(
                        charters,
                        offer,
                        survivors,
                        quorum,
                        answers,
                        result,
                        new LogExtract(
                                newest,
                                log.inclusion(Offer.charterEntry(
                                        charters.versions().getLast().charter())),
                                log.inclusion(offer.modelEntry()),
                                log.inclusion(result.modelEntry(offer.context())),
                                log.inclusion(result.resultEntry(offer.context())),
                                growth)));
    }

    /** A second result for the session of a bundle, about another sum, in a bundle that holds as well. */
    public Bundle contradict(Bundle honest) {
        var round = honest.round();
        var first = round.result();
        var second = Result.sign(
                service,
                first.context(),
                first.session(),
                first.survivors(),
                first.survivorCount(),
                OTHER_SUM,
                first.modelVersion(),
                first.modelHash(),
                first.transcriptRoot());
        var context = round.offer().context();
        log.append(second.resultEntry(context));
        var newest = log.head();
        var charter = Offer.charterEntry(charters.versions().getLast().charter());
        return Bundle.sign(
                service,
                new RoundRecord(
                        round.charters(),
                        round.offer(),
                        round.roster(),
                        round.sharing(),
                        round.survivors(),
                        round.quorum(),
                        round.answers(),
                        second,
                        new LogExtract(
                                newest,
                                log.inclusion(charter),
                                log.inclusion(round.offer().modelEntry()),
                                log.inclusion(second.modelEntry(context)),
                                log.inclusion(second.resultEntry(context)),
                                round.log().growth().stream()
                                        .map(proof -> log.consistency((int) proof.oldSize(), (int) newest.size()))
                                        .toList())));
    }
}
