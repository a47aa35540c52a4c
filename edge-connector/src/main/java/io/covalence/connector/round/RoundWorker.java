package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.client.ServiceRefusal;
import io.covalence.connector.client.ServiceUnreachable;
import io.covalence.connector.identity.IdentityKey;
import io.covalence.connector.learning.UnusableUpdateException;
import io.covalence.contract.plan.Seeds;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.ProtocolViolation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Works on one round: checks it, trains, and contributes behind masks. */
public final class RoundWorker {
    private static final IdentityDirectory NOBODY = new IdentityDirectory(Map.of());
    private static final Duration RESULT_WAIT = Duration.ofSeconds(10);

    private final String siteId;
    private final IdentityKey identity;
    private final RoundGate gate;
    private final RoundTools tools;

    public RoundWorker(String siteId, IdentityKey identity, RoundGate gate, RoundTools tools) {
        this.siteId = siteId;
        this.identity = identity;
        this.gate = gate;
        this.tools = tools;
    }

    /**
     * Works on a round until it is over for this site.
     *
     * @throws InterruptedException when this thread is asked to stop
     */
    public RoundOutcome work(RoundOffer offer) throws InterruptedException {
        try {
            if (!mayOpen(offer)) {
                return new RoundOutcome.Missed("this connector was restarted after it had opened its session");
            }
            var admitted = gate.admit(offer);
            var work = train(offer, admitted);
            new MaskingSession(tools, offer, admitted.plan())
                    .contribute(work, siteId, identity, admitted.minimumCohort());
            return result(offer);
        } catch (ServiceRefusal refusal) {
            return missed(refusal);
        } catch (ServiceUnreachable unreachable) {
            return new RoundOutcome.Missed(unreachable.what());
        } catch (ProtocolViolation violation) {
            return new RoundOutcome.Refused("Secure aggregation refused a message: " + violation.getMessage() + ".");
        } catch (UnusableUpdateException unusable) {
            return new RoundOutcome.Refused("The update was not sent: " + unusable.getMessage() + ".");
        } catch (Failure failure) {
            return new RoundOutcome.Refused(failure.what() + " " + failure.next());
        } catch (RuntimeException unexpected) {
            // Whatever it is, it ends this round only. Its message may quote data, its kind does not.
            return new RoundOutcome.Refused("Something unexpected happened ("
                    + unexpected.getClass().getSimpleName() + "). Report it with the connector's version.");
        }
    }

    /** Asked before the training, which would be in vain; the session asks again. */
    private boolean mayOpen(RoundOffer offer) {
        try {
            tools.journal()
                    .of(offer.runId())
                    .history()
                    .requireMayOpen(offer.number(), offer.attempt(), Optional.empty(), NOBODY);
            return true;
        } catch (ProtocolViolation burnt) {
            return false;
        }
    }

    private LocalWork train(RoundOffer offer, RoundGate.Admitted admitted) throws InterruptedException {
        var plan = admitted.plan();
        tools.watcher().at(offer, SitePhase.TRAINING);
        var model = new ModelReader(tools.service()).read(offer, plan);
        try (var reporter = new ProgressReporter(tools.service(), offer, tools.reportEvery()).start()) {
            var learning = tools.learning().of(admitted.approved(), plan);
            var work = localWork(offer, plan, model, learning, reporter);
            work.requireUsable(plan);
            reporter.finish();
            tools.watcher().at(offer, SitePhase.TRAINED);
            return work;
        }
    }

    private static LocalWork localWork(
            RoundOffer offer, StudyPlan plan, float[] model, Learning learning, ProgressReporter reporter)
            throws InterruptedException {
        try {
            var sums = learning.evaluate(model);
            reporter.note(0);
            var update = offer.kind() == RoundKind.TRAINING
                    ? learning.train(model, Seeds.training(plan, offer.runId(), offer.number()), reporter::note)
                    : new float[0];
            return new LocalWork(offer.kind(), sums, update, learning.trainingRows());
        } catch (CancellationException e) {
            var out = reporter.out();
            if (out != null) {
                throw out;
            }
            throw new InterruptedException("stopped while training");
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
        return new RoundOutcome.Missed(
                (movedOn ? "the round moved on: " : "the service refused a message: ") + refusal.what());
    }
}
