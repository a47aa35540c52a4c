package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.identity.IdentityKey;
import io.covalence.connector.identity.IdentitySigner;
import io.covalence.contract.charter.LogSize;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.RoundResult;
import io.covalence.secagg.SiteId;
import java.util.Optional;

/** Works on one round: checks it, trains, and contributes behind masks. For use by one thread. */
public final class RoundWorker {
    private final SiteId site;
    private final IdentitySigner signer;
    private final RoundGate gate;
    private final RoundTools tools;
    private final Workshop workshop;
    private final Receipts receipts;

    public RoundWorker(String siteId, IdentityKey identity, RoundGate gate, RoundTools tools) {
        this.site = new SiteId(siteId);
        this.signer = new IdentitySigner(identity);
        this.gate = gate;
        this.tools = tools;
        this.workshop = new Workshop(tools);
        this.receipts = new Receipts(tools.service(), tools.evidence());
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
            var session = new MaskingSession(tools, terms, site, signer);
            var burnt = terms.burnt(tools.journal().of(offer.runId()));
            if (burnt.isPresent()) {
                session.send(session.lastVote());
                return new RoundOutcome.Missed("this site does not take part twice: " + burnt.get());
            }
            var contribution = session.contribute(workshop.workOn(offer, admitted));
            workshop.forget();
            return ended(terms, contribution);
        } catch (RuntimeException cause) {
            return Refusals.outcome(cause);
        }
    }

    /**
     * Collects the evidence of earlier rounds.
     *
     * @return what is wrong with it, in a sentence
     */
    Optional<String> collect() throws InterruptedException {
        return receipts.collect();
    }

    /** What this site knows of the log of the round that it was admitted to last. */
    Optional<LogSize> knownLog() {
        return gate.knownLog();
    }

    private RoundOutcome ended(SessionTerms terms, Contribution contribution) throws InterruptedException {
        var result = result(terms);
        if (result.isEmpty()) {
            return new RoundOutcome.Contributed();
        }
        if (result.get().phase() == RoundPhase.FAILED) {
            return new RoundOutcome.Missed("the round failed: " + result.get().reason());
        }
        var earlier = collect();
        try {
            receipts.take(result.get(), terms, contribution);
        } catch (Failure doubt) {
            return new RoundOutcome.Doubted(doubt.what() + " " + doubt.next());
        }
        return earlier.<RoundOutcome>map(RoundOutcome.Doubted::new).orElseGet(RoundOutcome.Contributed::new);
    }

    /** Empty when the service is away: the update is in the sum all the same. */
    private Optional<RoundResult> result(SessionTerms terms) throws InterruptedException {
        try {
            return Optional.of(tools.patience()
                    .until(
                            terms.phase(),
                            () -> tools.service().result(terms.offer().roundId(), AggregationServiceClient.WAIT)));
        } catch (Failure away) {
            return Optional.empty();
        }
    }
}
