package io.covalence.aggregation.driver;

import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.contribution.StoredChunk;
import io.covalence.aggregation.driver.LeasedRounds.Locked;
import io.covalence.aggregation.measure.Measures;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.model.ModelVersion;
import io.covalence.aggregation.parallel.Deadline;
import io.covalence.aggregation.parallel.OrderedParallelWork;
import io.covalence.aggregation.round.Cohorts;
import io.covalence.aggregation.round.Completion;
import io.covalence.aggregation.round.MessageKind;
import io.covalence.aggregation.round.MessageStore;
import io.covalence.aggregation.round.Outcome;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.RoundFeature;
import io.covalence.aggregation.round.RoundSite;
import io.covalence.aggregation.round.RoundTerms;
import io.covalence.aggregation.round.Rounds;
import io.covalence.aggregation.round.WorkStore.Lease;
import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.settings.Settings;
import io.covalence.aggregation.store.Database;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.ClipRate;
import io.covalence.learning.scale.Scale;
import io.covalence.learning.summary.Told;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.evidence.AnswerDigest;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.RecoveredMasks;
import io.covalence.secagg.server.Recovery;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The step that opens a sum: recovers the masks that are left in it, sums, reads the metric, makes the next model version. All
 * this works without a transaction, changes no row, and writes files named by their content, so it may be begun again by
 * anybody. Then the step completes the round, if the lease still holds.
 */
final class SumStep {
    private final LeasedRounds leased;
    private final Database database;
    private final Cohorts cohorts;
    private final MessageStore messages;
    private final Rounds rounds;
    private final ContributionStore contributions;
    private final ModelStore models;
    private final OrderedParallelWork parallel;
    private final ModelStep modelStep;
    private final Settings settings;
    private final Measures measures;
    private final Clock clock;

    SumStep(
            LeasedRounds leased,
            Database database,
            RoundFeature round,
            ContributionStore contributions,
            ModelStore models,
            OrderedParallelWork parallel,
            Settings settings,
            Measures measures,
            Clock clock) {
        this.leased = leased;
        this.database = database;
        this.cohorts = round.cohorts();
        this.messages = round.messages();
        this.rounds = round.rounds();
        this.contributions = contributions;
        this.models = models;
        this.parallel = parallel;
        this.modelStep = new ModelStep(models, parallel);
        this.settings = settings;
        this.measures = measures;
        this.clock = clock;
    }

    private record Stored(
            SurvivingCohort survivors,
            Quorum quorum,
            List<Unmask> answers,
            List<AnswerDigest> digests,
            Map<SiteId, List<StoredChunk>> chunks,
            ModelVersion incoming) {}

    /**
     * Opens the sum.
     *
     * @throws io.covalence.secagg.ProtocolViolation when the shares or the sum are not what honest sites produce
     * @throws IOException when a file is missing or has been changed
     */
    Completion open(Lease lease) throws IOException {
        var begun = clock.instant();
        var deadline = new Deadline(clock, begun.plus(settings.aggregation()));
        var completion = open(leased.run(lease), leased.round(lease), deadline);
        measures.opened(Duration.between(begun, clock.instant()));
        return completion;
    }

    private Completion open(Run run, Round round, Deadline deadline) throws IOException {
        var stored = read(run, round);
        var masks = Recovery.recover(
                stored.survivors(),
                cohorts.dealt(
                        database, run, round, Set.copyOf(stored.survivors().dropped())),
                stored.answers());
        try {
            return open(run, round, stored, masks, deadline);
        } finally {
            masks.wipe();
        }
    }

    private Completion open(Run run, Round round, Stored stored, RecoveredMasks masks, Deadline deadline)
            throws IOException {
        var masked = contributions.sum(round, RoundTerms.layout(run, round), stored.chunks(), masks);
        var sum = OpenedSum.of(masked, parallel, deadline);
        int sites = stored.survivors().sites().size();
        var told = Told.of(run.plan(), round.kind(), round.modelVersion(), sum.limbs(), sites);
        var model = switch (round.kind()) {
            case OPENING -> models.scaled(run.tenantId(), stored.incoming(), scale(run, sum, sites));
            case TRAINING -> modelStep.take(run, round, stored.incoming(), sum, sites, deadline);
            case EVALUATION -> stored.incoming();
        };
        Optional<ClipRate> clipped = round.kind() == RoundKind.TRAINING
                ? ClipRateReader.read(sum.layout(), sum.limbs(), sites)
                : Optional.empty();
        var outcome = new Outcome(stored.survivors(), stored.quorum(), stored.digests(), sum.digest());
        var hash = model.version() == round.modelVersion() ? round.modelSha256() : model.hash(run.plan());
        return new Completion(model, hash, told, clipped, outcome);
    }

    private static Scale scale(Run run, OpenedSum sum, int sites) {
        return Scale.read(run.plan(), sum.limbs(), sites)
                .orElseThrow(() -> ProtocolViolation.of(
                        ProtocolViolation.Code.OUT_OF_RANGE, "no rows of honest sites have such means"));
    }

    private Stored read(Run run, Round round) {
        return database.tenant(run.tenantId(), transaction -> {
            var survivors = cohorts.surviving(transaction, run, round);
            var answers =
                    messages.bodies(transaction, round.roundId(), MessageKind.UNMASK, RoundSite.SURVIVING).stream()
                            .map(Unmask::decode)
                            .toList();
            return new Stored(
                    survivors,
                    cohorts.quorum(transaction, round),
                    answers,
                    cohorts.answers(transaction, round),
                    contributions.chunks(transaction, round, survivors.sites()),
                    models.require(transaction, run.runId(), round.modelVersion()));
        });
    }

    /** Completes the round, unless it has ended meanwhile. */
    void complete(Lease lease, Completion completion) {
        leased.locked(lease, locked -> {
            if (locked.round().phase() == RoundPhase.AGGREGATING) {
                complete(locked, completion);
            }
            return true;
        });
    }

    private void complete(Locked locked, Completion completion) {
        var model = completion.model();
        var transaction = locked.transaction();
        if (model.version() != locked.round().modelVersion()) {
            models.insert(transaction, locked.run().tenantId(), model, locked.now());
        }
        rounds.complete(transaction, locked.run(), locked.round(), completion, locked.now());
        leased.release(locked);
        transaction.afterwards(() -> {
            var ended = leased.round(locked.lease());
            measures.roundCompleted(ended.seconds(locked.now()), ended.overheadSeconds());
        });
    }
}
