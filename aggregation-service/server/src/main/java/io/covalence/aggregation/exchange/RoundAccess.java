package io.covalence.aggregation.exchange;

import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.RoundSite;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.run.Directory;
import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.secagg.ProtocolViolation;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/** Lets a site into the rounds of its runs and into no others: for everybody else there is no such round. */
final class RoundAccess {
    private final Database database;
    private final Directory directory;
    private final RunStore runs;
    private final RoundStore rounds;
    private final Clock clock;

    RoundAccess(Database database, Directory directory, RunStore runs, RoundStore rounds, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.runs = runs;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** What is done inside a round. */
    interface Action<T> {
        T apply(Inside inside);
    }

    /** A site inside one of its rounds, within a transaction. */
    record Inside(Transaction transaction, Run run, Round round, RoundSite site, Instant now) {
        /**
         * Requires that a message is of the site that sends it.
         *
         * @throws ProtocolViolation (MALFORMED)
         */
        void requireSender(SiteId sender) {
            if (!sender.equals(site.siteId())) {
                throw ProtocolViolation.malformed("the message is another site's");
            }
        }

        ProblemException movedOn() {
            return RoundAccess.movedOn(round, site);
        }

        /** Why nothing is taken or given but, while the attempt is being given up, a vote. */
        ProblemException refusal() {
            boolean votes = round.phase() == RoundPhase.ABORTING
                    && site.cohort() >= RoundSite.SHARING
                    && !site.gone()
                    && site.phase() != SitePhase.ABANDONED
                    && site.phase() != SitePhase.AGREED;
            return votes ? aborting(round) : movedOn();
        }
    }

    /** Acts in a round, which keeps its phase meanwhile. It counts as a sign of life of the site. */
    <T> T act(RoundId roundId, SiteId siteId, Function<Inside, T> action) {
        return enter(roundId, siteId, true, alive(action));
    }

    /** Acts in a round, one request of the site after the other. */
    <T> T alone(RoundId roundId, SiteId siteId, Action<T> action) {
        return act(roundId, siteId, inside -> {
            rounds.lockSite(inside.transaction(), roundId, siteId);
            return action.apply(again(inside));
        });
    }

    /** Acts in a round on sites besides the caller, while nobody else changes where one stands. */
    <T> T aloneWithAll(RoundId roundId, SiteId siteId, Action<T> action) {
        return act(roundId, siteId, inside -> {
            rounds.lockSites(inside.transaction(), roundId);
            return action.apply(again(inside));
        });
    }

    /** Looks at a round on behalf of a request that arrives: a sign of life of the site. */
    <T> T ask(RoundId roundId, SiteId siteId, Function<Inside, T> action) {
        return enter(roundId, siteId, false, alive(action));
    }

    /** Looks at a round. It counts for nothing: it may be repeated on behalf of a request that nobody awaits any more. */
    <T> T look(RoundId roundId, SiteId siteId, Function<Inside, T> action) {
        return enter(roundId, siteId, false, action);
    }

    /** The run of a round; whether the caller takes part in it is not asked. */
    RunId run(RoundId roundId) {
        return directory.round(roundId).orElseThrow(RoundAccess::notFound).runId();
    }

    static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such round for this site.");
    }

    /** The site as it stands now that it is locked. */
    private Inside again(Inside before) {
        var site = rounds.site(
                        before.transaction(),
                        before.round().roundId(),
                        before.site().siteId())
                .orElseThrow(RoundAccess::notFound);
        return new Inside(before.transaction(), before.run(), before.round(), site, before.now());
    }

    private <T> Function<Inside, T> alive(Function<Inside, T> action) {
        return inside -> {
            var site = inside.site();
            if (RunStore.isNews(site.lastHeard(), inside.now())) {
                runs.heard(inside.transaction(), inside.run().runId(), site.siteId(), inside.now());
            }
            return action.apply(inside);
        };
    }

    private <T> T enter(RoundId roundId, SiteId siteId, boolean acting, Function<Inside, T> action) {
        if (!IdKind.ROUND.matches(roundId) || !IdKind.SITE.matches(siteId)) {
            throw notFound();
        }
        var entry = directory.round(roundId).orElseThrow(RoundAccess::notFound);
        return database.tenant(entry.tenantId(), transaction -> {
            var found = acting ? rounds.hold(transaction, roundId) : rounds.find(transaction, roundId);
            var round = found.orElseThrow(RoundAccess::notFound);
            var site = rounds.site(transaction, roundId, siteId).orElseThrow(RoundAccess::notFound);
            var run = runs.require(transaction, round.runId());
            return action.apply(new Inside(transaction, run, round, site, clock.instant()));
        });
    }

    private static ProblemException aborting(Round round) {
        return new ProblemException(
                ProblemType.ROUND_ABORTING,
                "This attempt is being given up: " + round.reason() + ". Vote that it is never opened.");
    }

    private static ProblemException movedOn(Round round, RoundSite site) {
        var detail = new StringBuilder("The round is in phase ").append(round.phase());
        if (!round.reason().isEmpty()) {
            detail.append(": ").append(round.reason());
        }
        detail.append('.');
        if (site.gone()) {
            detail.append(" The site has left it.");
        } else if (!site.reason().isEmpty()) {
            detail.append(" It went on without the site: ")
                    .append(site.reason())
                    .append('.');
        }
        return new ProblemException(ProblemType.ROUND_MOVED_ON, detail.toString());
    }
}
