package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.client.ServiceRefusal;
import io.covalence.connector.identity.IdentityKey;
import io.covalence.connector.identity.IdentitySigner;
import io.covalence.connector.learning.UnusableUpdateException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.RoundPhase;
import io.covalence.secagg.ProtocolViolation;
import java.time.Duration;

/** Works on one round: checks it, trains, and contributes behind masks. For use by one thread. */
public final class RoundWorker {
    private static final Duration RESULT_WAIT = Duration.ofSeconds(10);

    private final String siteId;
    private final IdentityKey identity;
    private final RoundGate gate;
    private final RoundTools tools;
    private final Workshop workshop;

    public RoundWorker(String siteId, IdentityKey identity, RoundGate gate, RoundTools tools) {
        this.siteId = siteId;
        this.identity = identity;
        this.gate = gate;
        this.tools = tools;
        this.workshop = new Workshop(tools);
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
            var terms = new SessionTerms(offer, admitted.plan(), admitted.minimumCohort());
            var session = new MaskingSession(tools, terms, siteId, new IdentitySigner(identity));
            var burnt = terms.burnt(tools.journal().of(offer.runId()));
            if (burnt.isPresent()) {
                session.send(session.lastVote());
                return new RoundOutcome.Missed("this site does not take part twice: " + burnt.get());
            }
            session.contribute(workshop.workOn(offer, admitted));
            workshop.forget();
            return result(offer);
        } catch (ServiceRefusal refusal) {
            return missed(refusal);
        } catch (ProtocolViolation violation) {
            return new RoundOutcome.Refused("Secure aggregation refused a message: " + violation.getMessage() + ".");
        } catch (UnusableUpdateException unusable) {
            return new RoundOutcome.Refused("The update was not sent: " + unusable.getMessage() + ".");
        } catch (Failure failure) {
            return failure.kind() == Failure.Kind.TRY_LATER
                    ? new RoundOutcome.Missed(failure.what())
                    : new RoundOutcome.Refused(failure.what() + " " + failure.next());
        } catch (RuntimeException unexpected) {
            // Whatever it is, it ends this round only. Its message may quote data, its kind does not.
            return new RoundOutcome.Refused("Something unexpected happened ("
                    + unexpected.getClass().getSimpleName() + "). Report it with the connector's version.");
        }
    }

    private RoundOutcome result(RoundOffer offer) throws InterruptedException {
        var result = tools.service().result(offer.roundId(), RESULT_WAIT);
        if (result.isPresent() && result.get().phase() == RoundPhase.FAILED) {
            return new RoundOutcome.Missed("the round failed: " + result.get().reason());
        }
        return new RoundOutcome.Contributed();
    }

    private static RoundOutcome missed(ServiceRefusal refusal) {
        boolean movedOn = refusal.is(ProblemType.ROUND_MOVED_ON) || refusal.is(ProblemType.NOT_FOUND);
        if (refusal.is(ProblemType.ROUND_ABORTING)) {
            return new RoundOutcome.Missed("the attempt is given up: " + refusal.what());
        }
        return new RoundOutcome.Missed(
                (movedOn ? "the round moved on: " : "the service refused a message: ") + refusal.what());
    }
}
