package io.covalence.aggregation.round;

import io.covalence.aggregation.outbox.Outbox;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.PhaseLimits;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.SiteChange;
import io.covalence.learning.summary.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what happens to rounds: in the outbox, and in one line of the log for each change of a round as a whole. */
final class RoundEvents {
    private static final Logger LOG = LoggerFactory.getLogger(RoundEvents.class);

    private final RunStore runs;
    private final RoundStore store;
    private final MessageStore messages;
    private final Outbox outbox;

    RoundEvents(RunStore runs, RoundStore store, MessageStore messages, Outbox outbox) {
        this.messages = messages;
        this.runs = runs;
        this.store = store;
        this.outbox = outbox;
    }

    /** Tells of the round as it now stands in this transaction. */
    public void tell(Transaction transaction, Round round, RunEventKind kind, String detail, Instant now) {
        boolean begins = kind == RunEventKind.ROUND_OPENED || kind == RunEventKind.PHASE_CHANGED;
        var summary = summary(transaction, round, begins, now);
        append(transaction, round, kind, detail, summary, null, Told.NOTHING, now);
        transaction.afterwards(() -> LOG.info(
                "event={} run={} round={} number={} kind={} phase={} sitesIn={} sitesDropped={} seconds={}"
                        + " overheadSeconds={} detail=\"{}\"",
                kind,
                round.runId(),
                round.roundId(),
                round.number(),
                round.kind(),
                summary.phase(),
                summary.sitesIn(),
                summary.sitesDropped(),
                summary.seconds(),
                summary.overheadSeconds(),
                detail));
    }

    void sitesChanged(Transaction transaction, Round round, List<SiteChange> changes, Instant now) {
        var summary = summary(transaction, round, false, now);
        for (var change : changes) {
            append(transaction, round, RunEventKind.SITE_CHANGED, change.reason(), summary, change, Told.NOTHING, now);
            if (change.phase() == SitePhase.DROPPED) {
                transaction.afterwards(() -> LOG.info(
                        "event=SITE_DROPPED run={} round={} number={} site={} detail=\"{}\"",
                        round.runId(),
                        round.roundId(),
                        round.number(),
                        change.siteId(),
                        change.reason()));
            }
        }
    }

    void modelEvaluated(Transaction transaction, Round round, ModelEvaluation evaluation, Instant now) {
        var summary = summary(transaction, round, false, now);
        var told = new Told(Optional.of(evaluation), Optional.empty());
        append(transaction, round, RunEventKind.MODEL_EVALUATED, "", summary, null, told, now);
    }

    void dataSummarised(Transaction transaction, Round round, DataSummary found, Instant now) {
        var summary = summary(transaction, round, false, now);
        var told = new Told(Optional.empty(), Optional.of(found));
        append(transaction, round, RunEventKind.DATA_SUMMARISED, "", summary, null, told, now);
    }

    private void append(
            Transaction transaction,
            Round round,
            RunEventKind kind,
            String detail,
            RoundSummary summary,
            @Nullable SiteChange site,
            Told told,
            Instant now) {
        outbox.append(
                transaction,
                round.tenantId(),
                new RunEvent(
                        0,
                        round.runId(),
                        now,
                        kind,
                        detail,
                        summary,
                        site,
                        told.evaluation().orElse(null),
                        told.summary().orElse(null),
                        null,
                        ends(kind) ? messages.sent(transaction, round.roundId()) : List.of()));
    }

    private static boolean ends(RunEventKind kind) {
        return kind == RunEventKind.ROUND_COMPLETED || kind == RunEventKind.ROUND_FAILED;
    }

    /** @param begins whether a phase begins, whose limits are told */
    private RoundSummary summary(Transaction transaction, Round round, boolean begins, Instant now) {
        var current = store.find(transaction, round.roundId())
                .orElseThrow(() -> new IllegalStateException("there is no round " + round.roundId()));
        var sites = store.sites(transaction, round.roundId());
        var limits = begins ? Limits.of(runs.require(transaction, round.runId()), current, sites) : null;
        return summary(current, sites, limits, now);
    }

    private static RoundSummary summary(Round round, List<RoundSite> sites, @Nullable PhaseLimits limits, Instant now) {
        int dropped = (int) sites.stream()
                .filter(site -> site.began() && site.phase() == SitePhase.DROPPED)
                .count();
        return new RoundSummary(
                round.roundId(),
                round.number(),
                round.attempt(),
                round.kind(),
                round.phase(),
                round.modelVersion(),
                round.newModelVersion(),
                round.newModelSha256(),
                limits,
                round.sitesIn(),
                dropped,
                round.clipped(),
                round.seconds(now),
                round.overheadSeconds());
    }
}
