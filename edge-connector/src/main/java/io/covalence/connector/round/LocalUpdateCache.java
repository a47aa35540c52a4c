package io.covalence.connector.round;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.SiteWork;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.connector.result.OwnResult;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;
import io.covalence.learning.task.Evaluations;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Trains a site's update of a round, and keeps it until the round is over, because the round may be tried again. For
 * use by one thread.
 */
final class LocalUpdateCache {
    private final RoundTools tools;
    private @Nullable Kept kept;

    LocalUpdateCache(RoundTools tools) {
        this.tools = tools;
    }

    /**
     * The update for a round: what is kept of an earlier attempt, or else it is trained now.
     *
     * @throws io.covalence.connector.learning.UnusableUpdateException when training diverged
     * @throws io.covalence.connector.Failure when the model, the file or the update is not usable, or the round moved on
     */
    LocalUpdate updateFor(RoundOffer offer, RoundGate.Admitted admitted) throws InterruptedException {
        var present = kept;
        if (present != null && present.serves(offer)) {
            return present.update();
        }
        forget();
        var update = train(offer, admitted);
        kept = new Kept(offer, update);
        return update;
    }

    /** Wipes what is kept, once the round is over for this site. */
    void forget() {
        var present = kept;
        kept = null;
        if (present != null) {
            present.update().wipe();
        }
    }

    private LocalUpdate train(RoundOffer offer, RoundGate.Admitted admitted) throws InterruptedException {
        var plan = admitted.plan();
        tools.watcher().at(offer, SitePhase.TRAINING);
        var start = new ModelReader(tools.service()).read(offer, plan);
        settleUse(offer, plan, start.model());
        var state = new SiteState(start.vectors(), tools.keptVectors().of(offer.runId(), plan));
        try (var reporter = new ProgressReporter(tools.service(), offer, tools.reportEvery()).start()) {
            var siteWork = tools.work().of(admitted.approved(), plan);
            siteWork.standardise(start.scale());
            var update = trained(offer, plan, state, siteWork, reporter);
            boolean wanted = false;
            try {
                update.requireUsable(plan);
                reporter.finish();
                tools.watcher().at(offer, SitePhase.TRAINED);
                wanted = true;
                return update;
            } finally {
                // Nobody else gets hold of it: the round has moved on, say, or the update is not usable.
                if (!wanted) {
                    update.wipe();
                }
            }
        }
    }

    /** Before anything is made of the model that could be told a second time. An opening round and a summary tell nothing of it. */
    private void settleUse(RoundOffer offer, StudyPlan plan, String model) {
        if (plan.work().trains() && offer.kind() != RoundKind.OPENING) {
            var use = new ModelUse(
                    offer.modelSha256(), model, offer.kind() == RoundKind.TRAINING, plan.scores(offer.modelVersion()));
            var uses = tools.journal().modelUses();
            uses.require(use);
            uses.note(offer, use);
        }
    }

    /** The figures of a run's last model on this site's own rows stay here. */
    private void keepResult(RoundOffer offer, StudyPlan plan, EvaluationSums sums) {
        if (plan.work().trains() && offer.kind() == RoundKind.EVALUATION) {
            Evaluations.read(plan, offer.kind(), offer.modelVersion(), sums.limbs(plan))
                    .ifPresent(evaluation ->
                            tools.ownResults().keep(new OwnResult(offer.studyId(), offer.runId(), evaluation)));
        }
    }

    private LocalUpdate trained(
            RoundOffer offer, StudyPlan plan, SiteState state, SiteWork siteWork, ProgressReporter reporter)
            throws InterruptedException {
        if (offer.kind() == RoundKind.OPENING) {
            return new LocalUpdate(offer.kind(), siteWork.open(), Map.of(), state.own(), siteWork.trainingRows());
        }
        try {
            var sums = plan.scores(offer.modelVersion()) ? siteWork.evaluate(state.model()) : EvaluationSums.none(plan);
            reporter.note(0);
            keepResult(offer, plan, sums);
            var vectors = offer.kind() == RoundKind.TRAINING
                    ? siteWork.train(
                            state,
                            TrainingRound.of(plan, offer.runId(), offer.number(), offer.modelVersion()),
                            reporter::note)
                    : Map.<String, float[]>of();
            return new LocalUpdate(offer.kind(), sums, vectors, state.own(), siteWork.trainingRows());
        } catch (CancellationException e) {
            var out = reporter.out();
            if (out != null) {
                throw out;
            }
            throw new InterruptedException("stopped while training");
        }
    }

    private record Kept(RoundOffer offer, LocalUpdate update) {
        /** Whether the update is for the round that is offered, whichever attempt. */
        boolean serves(RoundOffer other) {
            return offer.runId().equals(other.runId())
                    && offer.number() == other.number()
                    && offer.kind() == other.kind()
                    && offer.planSha256().equals(other.planSha256())
                    && offer.modelSha256().equals(other.modelSha256());
        }
    }
}
