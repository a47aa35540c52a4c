package io.covalence.aggregation.round;

import io.covalence.aggregation.log.TenantLog;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.store.Transaction;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.Signer;
import io.covalence.secagg.evidence.Transcript;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Result;
import io.covalence.secagg.message.SumDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the service signs about rounds and enters into the log: it cannot deny it later, nor tell sites different things. */
final class Attestations {
    private final Signer service;
    private final TenantLog log;
    private final RoundStore store;
    private final ModelStore models;

    Attestations(Signer service, TenantLog log, RoundStore store, ModelStore models) {
        this.service = service;
        this.log = log;
        this.store = store;
        this.models = models;
    }

    /** Enters a run's initial model into the log. */
    void begin(Transaction transaction, Run run, Instant now) {
        var entry = new ModelEntry(run.studyId().value(), run.runId().value(), 0, ByteString.ofHex(run.modelSha256()));
        var appended = log.append(transaction, run.tenantId(), List.of(entry), now);
        models.setLogIndex(transaction, run.runId(), 0, appended.first());
    }

    /** Makes M0 once, so that every site of the round receives the same. */
    void offer(Transaction transaction, Run run, Round round) {
        var head = log.head(transaction, run.tenantId())
                .orElseThrow(() -> new IllegalStateException("the model of an open round is in the log"));
        var model = models.require(transaction, run.runId(), round.modelVersion());
        var offer = Offer.sign(
                service,
                RoundTerms.context(run, round),
                round.modelVersion(),
                round.trainingDeadline().toEpochMilli(),
                head,
                log.inclusion(transaction, run.tenantId(), run.charterIndex(), head.size()),
                log.inclusion(transaction, run.tenantId(), model.logIndex(), head.size()),
                store.aborted(transaction, round.roundId()).map(AbortCertificate::decode));
        store.setOffer(transaction, round.roundId(), offer.encode());
    }

    /**
     * Signs the result of a round, M10, and enters it into the log, together with the model that the round made.
     *
     * @return the root of the round's transcript
     */
    public ByteString complete(Transaction transaction, Run run, Round round, Completion completion, Instant now) {
        var model = completion.model();
        var outcome = completion.outcome();
        var cohort = outcome.survivors().sharing().cohort();
        var survivors = outcome.survivors().hash();
        var salt = SumDigest.salt(service, cohort.session(), survivors);
        var transcript = Transcript.root(outcome.survivors(), outcome.quorum(), outcome.answers());
        var result = Result.sign(
                service,
                cohort.context(),
                cohort.session(),
                survivors,
                outcome.survivors().sites().size(),
                SumDigest.of(salt, outcome.sumDigest()),
                model.version(),
                ByteString.ofHex(completion.modelHash()),
                transcript);
        var context = RoundTerms.context(run, round);
        var entries = new ArrayList<LogEntry>();
        entries.add(result.resultEntry(context));
        boolean made = model.version() != round.modelVersion();
        if (made) {
            entries.add(result.modelEntry(context));
        }
        var appended = log.append(transaction, run.tenantId(), entries, now);
        store.setResult(transaction, round.roundId(), result.encode(), appended.first());
        if (made) {
            models.setLogIndex(transaction, run.runId(), model.version(), appended.first() + 1);
        }
        return transcript;
    }
}
