package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.identity.IdentityKey;
import io.covalence.contract.charter.LogSize;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.RoundResult;
import io.covalence.contract.text.PlainText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works on one round: checks it, trains, and sends the masked contribution. For use by one thread. */
public final class RoundWorker {
    private final SiteId site;
    private final IdentityKey identity;
    private final RoundGate gate;
    private final RoundTools tools;
    private final LocalUpdateCache updateCache;
    private final OwedBundles bundles;
    private final Receipts receipts;
    private final EndedRuns endedRuns;

    public RoundWorker(SiteId siteId, IdentityKey identity, RoundGate gate, RoundTools tools) {
        this.site = siteId;
        this.identity = identity;
        this.gate = gate;
        this.tools = tools;
        this.updateCache = new LocalUpdateCache(tools);
        this.bundles = new OwedBundles(tools.service(), tools.evidence());
        this.endedRuns = new EndedRuns(tools.keptVectors(), tools.service(), tools.clock());
        this.receipts = new Receipts(tools.evidence(), bundles);
    }

    /**
     * Works on a round until it is over for this site. When the round is tried again with another attempt, the update of the
     * first one is rounded and masked afresh; nothing is trained twice.
     *
     * @throws InterruptedException when this thread is asked to stop
     */
    public RoundOutcome work(RoundOffer offer) throws InterruptedException {
        try {
            var admitted = gate.admit(offer);
            var terms = admitted.terms();
            receipts.requireSameModel(terms.signed());
            terms.plan()
                    .start()
                    .ifPresent(
                            start -> receipts.requireLast(start, tools.journal().modelUses()));
            var session = new MaskingSession(tools, terms, site, identity);
            var burnt = terms.burnt(tools.journal().of(offer.runId()));
            if (burnt.isPresent()) {
                updateCache.forget();
                session.send(session.lastVote());
                return new RoundOutcome.Missed("this site does not take part twice: " + burnt.get());
            }
            terms.requireTimeLeft(tools.clock());
            settle(offer);
            gate.note(admitted);
            var update = updateCache.updateFor(offer, admitted);
            tools.keptVectors().prepare(offer.runId(), terms.origin(), update.kept(terms.plan(), terms.encoding()));
            return contribute(session, terms, update);
        } catch (RuntimeException cause) {
            return Refusals.outcome(cause);
        }
    }

    private void settle(RoundOffer offer) throws InterruptedException {
        var kept = tools.keptVectors();
        switch (offer.kind()) {
            case TRAINING ->
                kept.settle(
                        offer.runId(),
                        offer.roundId(),
                        offer.number(),
                        offer.modelVersion(),
                        new SumMembership(tools.service(), site));
            case OPENING -> {}
            case EVALUATION -> kept.forget(offer.runId());
        }
    }

    /** What was seen of the round is on the disk before the answer leaves: from then on the sum may be opened. */
    private RoundOutcome contribute(MaskingSession session, SessionTerms terms, LocalUpdate update)
            throws InterruptedException {
        try {
            session.contribute(update, seen -> receipts.owe(terms, seen));
        } catch (Failure unheard) {
            if (session.contribution().isEmpty()) {
                throw unheard;
            }
            updateCache.forget();
            return ended(terms, session.contribution().get(), Optional.of(unheard));
        }
        updateCache.forget();
        return ended(terms, session.contribution().orElseThrow(), Optional.empty());
    }

    /** Wipes what is kept for another attempt of a round; it would be trained again. */
    void forget() {
        updateCache.forget();
    }

    /**
     * Collects the evidence of earlier rounds. Nothing that goes wrong with it ends anything else.
     *
     * @return what is wrong with it, in a sentence
     */
    Optional<String> collect() throws InterruptedException {
        return collect(null);
    }

    /** Deletes what is kept of runs that have ended without a last evaluation. */
    void forgetEndedRuns() throws InterruptedException {
        endedRuns.forget();
    }

    private Optional<String> collect(@Nullable RoundId present) throws InterruptedException {
        try {
            return bundles.collect(present);
        } catch (Failure failure) {
            return Optional.of(failure.what());
        } catch (RuntimeException cause) {
            // Its message may quote what came, its kind does not.
            return Optional.of("What the service owes could not be collected ("
                    + cause.getClass().getSimpleName() + "). Report it with the connector's version.");
        }
    }

    /** What this site knows of the log of the round that it was admitted to last. */
    Optional<LogSize> knownLog() {
        return gate.knownLog();
    }

    /**
     * This site has answered: whatever comes now, its update may be in a sum.
     *
     * @param unheard when the service did not say that it has the answer, which it may have all the same
     */
    private RoundOutcome ended(SessionTerms terms, AnsweredSession contribution, Optional<Failure> unheard)
            throws InterruptedException {
        try {
            var seen = Receipts.seen(terms, contribution);
            var result = result(terms, unheard);
            if (result.phase() == RoundPhase.FAILED) {
                receipts.takeFailure(result, seen);
                return new RoundOutcome.Missed(
                        "the round failed; the service says: " + PlainText.inQuotes(result.reason()));
            }
            receipts.take(result, terms, contribution, seen);
            tools.keptVectors().commit(terms.offer().runId(), terms.offer().roundId());
        } catch (Failure doubt) {
            return new RoundOutcome.Doubted(doubt.what() + " " + doubt.next());
        }
        return collect(terms.offer().roundId())
                .<RoundOutcome>map(RoundOutcome.Doubted::new)
                .orElseGet(RoundOutcome.Contributed::new);
    }

    private RoundResult result(SessionTerms terms, Optional<Failure> unheard) throws InterruptedException {
        try {
            return tools.retryPolicy()
                    .until(
                            terms.phase(),
                            () -> tools.service().result(terms.offer().roundId(), AggregationServiceClient.WAIT));
        } catch (Failure none) {
            throw Failure.failed(
                    FailureCode.NO_RESULT,
                    "The service gave no signed result of the round: "
                            + unheard.map(failure -> "this site's answer was not taken. " + failure.what() + " ")
                                    .orElse("")
                            + none.what(),
                    "It still owes the round's evidence, and is asked for that.");
        }
    }
}
