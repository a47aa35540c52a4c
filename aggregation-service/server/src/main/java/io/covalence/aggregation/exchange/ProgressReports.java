package io.covalence.aggregation.exchange;

import io.covalence.aggregation.round.RoundSite;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.round.Rounds;
import io.covalence.aggregation.round.WorkStore;
import io.covalence.aggregation.signal.WorkBell;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.round.SiteProgress;
import java.util.List;

/** Takes sites' signs of life. */
public final class ProgressReports {
    private static final double LONGEST_TRAINING = 1e7;

    private final RoundAccess access;
    private final RoundStore store;
    private final Rounds rounds;
    private final WorkStore work;
    private final WorkBell bell;

    ProgressReports(RoundAccess access, RoundStore store, Rounds rounds, WorkStore work, WorkBell bell) {
        this.access = access;
        this.store = store;
        this.rounds = rounds;
        this.work = work;
        this.bell = bell;
    }

    /**
     * Notes what a site says about its local work. Once the roster is closed it is only a sign of life.
     *
     * @throws ProblemException (INVALID_REQUEST, NOT_FOUND); ROUND_MOVED_ON when the round is over or went on without the site
     */
    public void report(RoundId roundId, SiteId siteId, SiteProgress progress) {
        validate(progress);
        access.act(roundId, siteId, inside -> {
            if (inside.round().ended() || inside.site().gone() || isOut(inside)) {
                throw inside.movedOn();
            }
            if (inside.round().gathering()) {
                note(inside, progress);
            }
            return true;
        });
    }

    private static boolean isOut(RoundAccess.Inside inside) {
        return !inside.round().gathering()
                && (inside.site().cohort() < RoundSite.ROSTER || inside.site().phase() == SitePhase.DROPPED);
    }

    private void note(RoundAccess.Inside inside, SiteProgress progress) {
        var transaction = inside.transaction();
        var roundId = inside.round().roundId();
        var before = inside.site();
        store.setProgress(transaction, roundId, before.siteId(), progress.fraction(), progress.trainingSeconds());
        boolean forward = switch (before.phase()) {
            case OFFERED, DROPPED -> true;
            case TRAINING -> progress.phase() == SitePhase.TRAINED;
            case TRAINED, ADVERTISED, SHARED, MASKED, AGREED, UNMASKED, ABANDONED -> false;
        };
        if (forward) {
            var site = store.site(transaction, roundId, before.siteId()).orElseThrow();
            rounds.move(transaction, inside.round(), site, progress.phase(), "", inside.now());
        }
        if (before.phase() == SitePhase.DROPPED) {
            work.wake(transaction, roundId, inside.now());
            transaction.afterwards(bell::ring);
        }
    }

    private static void validate(SiteProgress progress) {
        if (progress.phase() != SitePhase.TRAINING && progress.phase() != SitePhase.TRAINED) {
            throw invalid("/phase", "must be TRAINING or TRAINED");
        }
        if (!(progress.fraction() >= 0 && progress.fraction() <= 1)) {
            throw invalid("/fraction", "must be from 0 to 1");
        }
        if (!(progress.trainingSeconds() >= 0 && progress.trainingSeconds() <= LONGEST_TRAINING)) {
            throw invalid("/trainingSeconds", "must be from 0 to 10000000");
        }
    }

    private static ProblemException invalid(String pointer, String message) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "The progress is not valid.",
                List.of(new Problem.FieldError(pointer, message)));
    }
}
