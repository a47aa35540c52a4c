package io.covalence.aggregation.evidence;

import io.covalence.aggregation.charter.Charters;
import io.covalence.aggregation.log.TenantLog;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.round.Cohorts;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.signal.LongPolls;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.TenantId;
import io.covalence.secagg.Signer;
import io.covalence.secagg.evidence.Bundle;
import io.covalence.secagg.evidence.LogExtract;
import io.covalence.secagg.evidence.RoundRecord;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Result;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes the bundle of a completed round, from messages that are scrubbed afterwards. Begun again after a crash it makes
 * another file, under a later tree head perhaps; the first one that has a row counts.
 */
public final class Archive {
    private final Database database;
    private final RunStore runs;
    private final RoundStore rounds;
    private final Cohorts cohorts;
    private final Charters charters;
    private final ModelStore models;
    private final TenantLog log;
    private final EvidenceStore store;
    private final Signer service;
    private final LongPolls polls;

    Archive(
            Database database,
            RunStore runs,
            RoundStore rounds,
            Cohorts cohorts,
            Charters charters,
            ModelStore models,
            TenantLog log,
            EvidenceStore store,
            Signer service,
            LongPolls polls) {
        this.database = database;
        this.runs = runs;
        this.rounds = rounds;
        this.cohorts = cohorts;
        this.charters = charters;
        this.models = models;
        this.log = log;
        this.store = store;
        this.service = service;
        this.polls = polls;
    }

    /** Keeps the bundle of a round that has completed; harmless when it is there. */
    public void keep(Round round, Instant now) throws IOException {
        var record = database.tenant(round.tenantId(), transaction -> missing(transaction, round));
        if (record.isPresent()) {
            var bundle = Bundle.sign(service, record.get());
            var sha256 = store.write(round, bundle.encode());
            var closing = bundle.closing().encode();
            boolean kept = database.tenant(
                    round.tenantId(), transaction -> store.insertBundle(transaction, round, sha256, closing, now));
            if (!kept) {
                store.forget(round, sha256);
            }
            polls.news(round.runId().value());
        }
    }

    private Optional<RoundRecord> missing(Transaction transaction, Round round) {
        return store.bundle(transaction, round.roundId()).isPresent()
                ? Optional.empty()
                : rounds.result(transaction, round.roundId()).map(result -> record(transaction, round, result));
    }

    private RoundRecord record(Transaction transaction, Round round, RoundStore.SignedResult signed) {
        var run = runs.require(transaction, round.runId());
        var offer = Offer.decode(rounds.offer(transaction, round.roundId()).orElseThrow());
        var survivors = cohorts.surviving(transaction, run, round);
        var heads = heads(offer, survivors.sharing().cohort().treeHeads());
        return RoundRecord.of(
                charters.history(transaction, run.charter()),
                offer,
                survivors,
                cohorts.quorum(transaction, round),
                cohorts.answers(transaction, round),
                Result.decode(signed.body()),
                extract(transaction, run, round, signed, heads));
    }

    private LogExtract extract(
            Transaction transaction, Run run, Round round, RoundStore.SignedResult signed, List<SignedTreeHead> heads) {
        var tenantId = run.tenantId();
        var head = log.head(transaction, tenantId).orElseThrow();
        long before =
                models.require(transaction, run.runId(), round.modelVersion()).logIndex();
        long after = models.require(transaction, run.runId(), round.newModelVersion())
                .logIndex();
        return new LogExtract(
                head,
                log.inclusion(transaction, tenantId, run.charterIndex(), head.size()),
                log.inclusion(transaction, tenantId, before, head.size()),
                log.inclusion(transaction, tenantId, after, head.size()),
                log.inclusion(transaction, tenantId, signed.logIndex(), head.size()),
                growth(transaction, tenantId, heads, head));
    }

    private List<ConsistencyProof> growth(
            Transaction transaction, TenantId tenantId, List<SignedTreeHead> heads, SignedTreeHead newest) {
        var sizes = new TreeSet<Long>();
        heads.forEach(head -> sizes.add(head.size()));
        return sizes.headSet(newest.size()).stream()
                .map(size -> log.consistency(transaction, tenantId, size, newest.size()))
                .toList();
    }

    private static List<SignedTreeHead> heads(Offer offer, List<SignedTreeHead> members) {
        return Stream.concat(Stream.of(offer.treeHead()), members.stream()).toList();
    }
}
