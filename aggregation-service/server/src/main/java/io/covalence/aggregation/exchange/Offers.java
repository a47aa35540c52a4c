package io.covalence.aggregation.exchange;

import io.covalence.aggregation.log.TenantLog;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.RoundFeature;
import io.covalence.aggregation.round.RoundSite;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.round.Rounds;
import io.covalence.aggregation.round.WorkStore;
import io.covalence.aggregation.run.Directory;
import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.signal.LongPolls;
import io.covalence.aggregation.signal.WorkBell;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.charter.LogSize;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;
import io.covalence.secagg.message.Offer;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Offers rounds to sites: message M0. */
public final class Offers {
    private final Database database;
    private final Directory directory;
    private final RunStore runs;
    private final RoundStore store;
    private final Rounds rounds;
    private final TenantLog log;
    private final WorkStore work;
    private final LongPolls polls;
    private final WorkBell bell;
    private final Clock clock;

    Offers(
            Database database,
            Directory directory,
            RunStore runs,
            RoundFeature round,
            TenantLog log,
            LongPolls polls,
            WorkBell bell,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.runs = runs;
        this.store = round.store();
        this.rounds = round.rounds();
        this.log = log;
        this.work = round.work();
        this.polls = polls;
        this.bell = bell;
        this.clock = clock;
    }

    /**
     * The oldest open round, of any of the site's runs, that the site has not finished.
     *
     * @param after a round that the site is done with and that no longer waits for it; null for none
     * @param left why it left that round, if it did
     * @param known the log that the site knows; the offer shows that its log continues this one, when it is of the same
     *     tenant
     */
    public CompletionStage<Optional<RoundOffer>> next(
            SiteId siteId,
            @Nullable RoundId after,
            Optional<LeaveReason> left,
            Optional<LogSize> known,
            Duration maxWait) {
        var word = left.map(LeaveReason::word).orElse("");
        for (var entry : directory.openRuns(siteId)) {
            database.inTenant(entry.tenantId(), transaction -> appear(transaction, entry.runId(), siteId, after, word));
        }
        return polls.until(LongPolls.OFFERS, maxWait, () -> find(siteId, after, known));
    }

    private void appear(Transaction transaction, RunId runId, SiteId siteId, @Nullable RoundId after, String left) {
        var now = clock.instant();
        runs.heard(transaction, runId, siteId, now);
        var open = store.openOf(transaction, runId).flatMap(round -> store.hold(transaction, round.roundId()));
        if (open.isEmpty()) {
            return;
        }
        var round = open.get();
        var site = store.site(transaction, round.roundId(), siteId).orElseThrow();
        if (round.roundId().equals(after)) {
            if (site.phase() != SitePhase.UNMASKED && store.setGone(transaction, round.roundId(), siteId, left)) {
                wake(transaction, round);
            }
        } else if (round.gathering() && site.phase() == SitePhase.DROPPED && !site.gone() && !site.isOut()) {
            rounds.move(transaction, round, site, SitePhase.OFFERED, "", now);
            wake(transaction, round);
        }
    }

    private void wake(Transaction transaction, Round round) {
        work.wake(transaction, round.roundId(), clock.instant());
        transaction.afterwards(bell::ring);
    }

    private Optional<RoundOffer> find(SiteId siteId, @Nullable RoundId after, Optional<LogSize> known) {
        record Candidate(Run run, Round round, Offer signed) {}
        return directory.openRuns(siteId).stream()
                .flatMap(entry -> database
                        .tenant(
                                entry.tenantId(),
                                transaction -> store.openOf(transaction, entry.runId())
                                        .filter(round -> !round.roundId().equals(after))
                                        .filter(round -> wanted(
                                                round,
                                                store.site(transaction, round.roundId(), siteId)
                                                        .orElseThrow()))
                                        .map(round -> new Candidate(
                                                runs.require(transaction, entry.runId()),
                                                round,
                                                store.offer(transaction, round.roundId())
                                                        .map(Offer::decode)
                                                        .orElseThrow())))
                        .stream())
                .min(Comparator.comparing(candidate -> candidate.round().openedAt()))
                .map(candidate -> offer(
                        candidate.run(),
                        candidate.round(),
                        candidate.signed(),
                        growth(candidate.run().tenantId(), candidate.signed(), known)));
    }

    /** Past the gathering only to members of the roster: they resume, or learn that they are out. */
    private static boolean wanted(Round round, RoundSite site) {
        return !site.gone()
                && site.phase() != SitePhase.UNMASKED
                && site.phase() != SitePhase.ABANDONED
                && ((round.gathering() && !site.isOut()) || site.cohort() >= RoundSite.ROSTER);
    }

    private Optional<byte[]> growth(TenantId tenantId, Offer signed, Optional<LogSize> known) {
        long size = signed.treeHead().size();
        return known.filter(log -> log.tenantId().equals(tenantId) && log.entries() < size)
                .map(before -> database.tenant(
                        tenantId,
                        transaction -> log.consistency(transaction, tenantId, before.entries(), size)
                                .encode()));
    }

    private static RoundOffer offer(Run run, Round round, Offer signed, Optional<byte[]> growth) {
        var base64 = Base64.getEncoder();
        return new RoundOffer(
                round.roundId(),
                run.runId(),
                run.tenantId(),
                run.studyId(),
                round.number(),
                round.attempt(),
                round.kind(),
                run.planSha256(),
                round.modelSha256(),
                round.modelVersion(),
                round.trainingDeadline(),
                base64.encodeToString(signed.encode()),
                growth.map(base64::encodeToString).orElse(""));
    }
}
