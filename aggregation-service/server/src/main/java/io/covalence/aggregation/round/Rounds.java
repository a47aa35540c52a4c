package io.covalence.aggregation.round;

import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.Ids;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.Participant;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.SiteChange;
import io.covalence.learning.task.BestVersion;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The changes that a round goes through. Each writes its event in the same transaction. Callers hold the round, and for
 * everything that ends it also lock the run.
 */
public final class Rounds {
    /** A run fails after so many failed rounds without a completed one between them. */
    private static final int MAX_FAILURES_IN_A_ROW = 3;

    private static final String NO_SUMMARY =
            "The sums are not such as sites make that do as the plan says, so nothing is shown of them.";

    private final RunStore runs;
    private final RoundStore store;
    private final MessageStore messages;
    private final Accusations accusations;
    private final WorkStore work;
    private final RoundEvents events;
    private final Attestations attestations;
    private final Ids ids;

    Rounds(
            RunStore runs,
            RoundStore store,
            MessageStore messages,
            Accusations accusations,
            WorkStore work,
            RoundEvents events,
            Attestations attestations,
            Ids ids) {
        this.runs = runs;
        this.store = store;
        this.messages = messages;
        this.accusations = accusations;
        this.work = work;
        this.events = events;
        this.attestations = attestations;
        this.ids = ids;
    }

    /** Opens the first round of a run, whose charter everybody has signed. */
    public void begin(Transaction transaction, Run run, Instant now) {
        attestations.begin(transaction, run, now);
        open(transaction, run, now);
    }

    /** Goes on with a run that was paused: with its next round, unless one is still under way. */
    public void resume(Transaction transaction, Run run, Instant now) {
        if (run.chartered() && store.openOf(transaction, run.runId()).isEmpty()) {
            open(transaction, run, now);
        }
    }

    /** Opens the next round of a run, from its newest model version, unless the run is paused. */
    private void open(Transaction transaction, Run run, Instant now) {
        if (run.state() == RunState.PAUSED) {
            return;
        }
        int number = run.roundsOpened() + 1;
        var round = open(transaction, run, number, 1, Optional.empty(), now);
        runs.roundOpened(transaction, run.runId(), number);
        events.tell(transaction, round, RunEventKind.ROUND_OPENED, "", now);
    }

    private Round open(
            Transaction transaction, Run run, int number, int attempt, Optional<byte[]> aborted, Instant now) {
        var round = Round.opening(ids.round(), run, number, attempt, now);
        store.insert(
                transaction,
                round,
                run.participants().stream().map(Participant::siteId).toList());
        accusations
                .leftOut(transaction, run, number)
                .forEach((site, why) -> store.setMisconduct(transaction, round.roundId(), site, why));
        aborted.ifPresent(certificate -> store.setAborted(transaction, round.roundId(), certificate));
        attestations.offer(transaction, run, round);
        work.insert(transaction, round);
        return round;
    }

    /**
     * Begins the next phase; the named sites, if any, are the next smaller cohort, fixed for good. Of the first cohort people are
     * now told what its sites have done so far.
     */
    public void enter(Transaction transaction, Round round, RoundPhase phase, List<SiteId> members, Instant now) {
        int cohort = switch (phase) {
            case SHARES -> RoundSite.ROSTER;
            case MASKED -> RoundSite.SHARING;
            case AGREEMENT -> RoundSite.SURVIVING;
            case UNMASKING -> RoundSite.AGREEING;
            case TRAINING, KEYS, AGGREGATING, ABORTING, COMPLETED, FAILED -> 0;
        };
        members.forEach(siteId -> store.setCohort(transaction, round.roundId(), siteId, cohort));
        store.enter(transaction, round.roundId(), phase, "", now);
        events.tell(transaction, round, RunEventKind.PHASE_CHANGED, "", now);
        if (cohort == RoundSite.ROSTER) {
            var roster = store.sites(transaction, round.roundId()).stream()
                    .filter(site -> members.contains(site.siteId()))
                    .map(site -> new SiteChange(site.siteId(), site.phase(), site.notice()))
                    .toList();
            events.sitesChanged(transaction, round, roster, now);
        }
    }

    /** Gives an attempt up: its sites are asked for votes that it is never opened. */
    public void giveUp(Transaction transaction, Round round, String reason, Instant now) {
        store.enter(transaction, round.roundId(), RoundPhase.ABORTING, reason, now);
        events.tell(transaction, round, RunEventKind.PHASE_CHANGED, reason, now);
    }

    /**
     * Ends an attempt and opens the next one of the same round, from the same model version. What certifies that the last masked
     * attempt stays closed goes with it.
     */
    public void retry(Transaction transaction, Run run, Round round, String reason, Instant now) {
        var votes = messages.bodies(transaction, round.roundId(), MessageKind.ABORT_VOTE, RoundSite.SHARING).stream()
                .map(AbortVote::decode)
                .toList();
        var certificate = votes.isEmpty()
                ? store.aborted(transaction, round.roundId())
                : Optional.of(AbortCertificate.of(votes).encode());
        var told = fail(transaction, round, reason, now);
        events.tell(transaction, round, RunEventKind.ROUND_FAILED, told, now);
        var next = open(transaction, run, round.number(), round.attempt() + 1, certificate, now);
        events.tell(transaction, next, RunEventKind.ROUND_OPENED, "", now);
    }

    /** Notes where a site stands. A site that a phase has gone on without is {@link SitePhase#DROPPED}, with the reason. */
    public void move(
            Transaction transaction, Round round, RoundSite site, SitePhase phase, String reason, Instant now) {
        if (site.phase() == phase) {
            return;
        }
        store.setPhase(transaction, round.roundId(), site.siteId(), phase, reason);
        if (round.told(site.phase()) != round.told(phase)) {
            var words = reason.isEmpty() ? site.notice() : reason;
            tell(transaction, round, site, phase, words, now);
        }
    }

    /** Tells people something about a site, once in a round. It changes nothing for the round. */
    public void notice(Transaction transaction, Round round, RoundSite site, String notice, Instant now) {
        if (site.notice().isEmpty()) {
            store.setNotice(transaction, round.roundId(), site.siteId(), notice);
            tell(transaction, round, site, site.phase(), notice, now);
        }
    }

    private void tell(
            Transaction transaction, Round round, RoundSite site, SitePhase phase, String words, Instant now) {
        var change = new SiteChange(site.siteId(), round.told(phase), words);
        events.sitesChanged(transaction, round, List.of(change), now);
    }

    /**
     * Burns a round: the next one opens from the same model version, or the run fails. It fails at once when a site
     * agreed to open the sum: no such site works on that model again, so that nobody can subtract two sums.
     */
    public void burn(Transaction transaction, Run run, Round round, String reason, Instant now) {
        var told = fail(transaction, round, reason, now);
        events.tell(transaction, round, RunEventKind.ROUND_FAILED, told, now);
        runs.roundFailed(transaction, run.runId());
        if (messages.hasArrived(transaction, round.roundId(), MessageKind.AGREEMENT)) {
            failRun(
                    transaction,
                    round,
                    reason + "; the sum of round " + round.number()
                            + " may have been opened, so no site works on that model again; start a new run",
                    now);
        } else if (run.failuresInARow() + 1 < MAX_FAILURES_IN_A_ROW) {
            open(transaction, runs.require(transaction, run.runId()), now);
        } else {
            failRun(
                    transaction,
                    round,
                    MAX_FAILURES_IN_A_ROW + " rounds failed in a row; the last one because " + reason,
                    now);
        }
    }

    private void failRun(Transaction transaction, Round round, String reason, Instant now) {
        runs.end(transaction, round.runId(), RunState.FAILED, reason, now);
        events.tell(transaction, round, RunEventKind.RUN_FAILED, reason, now);
    }

    /** Completes a round with the model version that it made or, after an evaluation round, kept. */
    public void complete(Transaction transaction, Run run, Round round, Completion completion, Instant now) {
        var model = completion.model();
        var transcript = attestations.complete(transaction, run, round, completion, now);
        var told = end(transaction, round, Ending.completed(completion, transcript.hex()), now);
        events.tell(transaction, round, RunEventKind.ROUND_COMPLETED, told, now);
        var results = completion.told();
        results.evaluation().ifPresent(value -> events.modelEvaluated(transaction, round, value, now));
        results.summary().ifPresent(value -> events.dataSummarised(transaction, round, value, now));
        boolean last = round.kind() == RoundKind.EVALUATION;
        int trainings = switch (round.kind()) {
            case OPENING, EVALUATION -> run.trainingsCompleted();
            case TRAINING -> run.trainingsCompleted() + 1;
        };
        var best = BestVersion.after(
                run.best(),
                round.modelVersion(),
                results.evaluation().map(ModelEvaluation::perRound),
                run.plan().schedule().stopping());
        runs.roundCompleted(transaction, run.runId(), model.version(), completion.modelHash(), trainings, best);
        if (last) {
            var words = run.plan().work().trains()
                    ? best.map(version -> words(run, version)).orElse("")
                    : results.summary().isPresent() ? "" : NO_SUMMARY;
            runs.end(transaction, run.runId(), RunState.SUCCEEDED, words, now);
            events.tell(transaction, round, RunEventKind.RUN_SUCCEEDED, words, now);
        } else {
            open(transaction, runs.require(transaction, run.runId()), now);
        }
    }

    /** Where training may end early, the last version need not be the best: which was, the end says. */
    private static String words(Run run, BestVersion best) {
        var plan = run.plan();
        int trained = run.trainingsCompleted();
        if (!plan.schedule().stopping().early()) {
            return "";
        }
        return (trained < plan.schedule().rounds() ? "Training ended after round " + trained + ". " : "")
                + "The best version is " + best.version() + ", with a mean "
                + plan.work()
                        .measures()
                        .map(measures -> measures.perRound().name())
                        .orElse("score") + " of "
                + best.value() + ".";
    }

    /** Ends the open round of a run that is being stopped. */
    public void stop(Transaction transaction, Round round, String reason, Instant now) {
        var told = fail(transaction, round, reason, now);
        events.tell(transaction, round, RunEventKind.ROUND_FAILED, told, now);
        work.wake(transaction, round.roundId(), now);
    }

    private String fail(Transaction transaction, Round round, String reason, Instant now) {
        var transcript = messages.transcript(transaction, round.roundId());
        return end(transaction, round, Ending.failed(round, reason, transcript), now);
    }

    /** Ends a round, and returns the reason with what sites have done amiss in it. */
    private String end(Transaction transaction, Round round, Ending ending, Instant now) {
        var sites = store.sites(transaction, round.roundId());
        var survivors = sites.stream()
                .filter(site -> site.cohort() >= RoundSite.SURVIVING)
                .toList();
        var blamed = sites.stream()
                .filter(site -> !site.blame().isEmpty())
                .map(site -> "site " + site.siteId() + ": " + site.blame());
        var accused = accusations.of(transaction, round.roundId()).stream()
                .filter(Accusations.Accused::bare)
                .map(one -> "site " + one.dealer() + ": " + one.sentence());
        var told = Stream.of(Stream.of(ending.reason()).filter(text -> !text.isEmpty()), blamed, accused)
                .flatMap(part -> part)
                .distinct()
                .collect(Collectors.joining("; "));
        store.end(transaction, round.ended(ending, told, survivors, now));
        return told;
    }
}
