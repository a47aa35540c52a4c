package io.covalence.aggregation.driver;

import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.contribution.StoredChunk;
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
import io.covalence.aggregation.round.RoundSite;
import io.covalence.aggregation.round.RoundTerms;
import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.store.Database;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.ClipRate;
import io.covalence.learning.task.Evaluations;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.evidence.AnswerDigest;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.RecoveredMasks;
import io.covalence.secagg.server.Recovery;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens the sum of a round: recovers the masks that are left in it, sums, reads the metric, makes the next model version. It
 * changes no row, and the files that it writes are named by their content, so it may be begun again by anybody.
 */
final class SumOpener {
    private final Database database;
    private final Cohorts cohorts;
    private final MessageStore messages;
    private final ContributionStore contributions;
    private final ModelStore models;
    private final OrderedParallelWork parallel;
    private final NextModel nextModel;

    SumOpener(
            Database database,
            Cohorts cohorts,
            MessageStore messages,
            ContributionStore contributions,
            ModelStore models,
            OrderedParallelWork parallel) {
        this.database = database;
        this.cohorts = cohorts;
        this.messages = messages;
        this.contributions = contributions;
        this.models = models;
        this.parallel = parallel;
        this.nextModel = new NextModel(models, parallel);
    }

    private record Stored(
            SurvivingCohort survivors,
            Quorum quorum,
            List<Unmask> answers,
            List<AnswerDigest> digests,
            Map<String, List<StoredChunk>> chunks,
            ModelVersion incoming) {}

    /**
     * Opens the sum.
     *
     * @throws io.covalence.secagg.ProtocolViolation when the shares or the sum are not what honest sites produce
     * @throws IOException when a file is missing or has been changed
     */
    Completion open(Run run, Round round, Deadline deadline) throws IOException {
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
        var evaluation = Evaluations.read(run.plan(), round.kind(), round.modelVersion(), sum.limbs());
        int sites = stored.survivors().sites().size();
        boolean training = round.kind() == RoundKind.TRAINING;
        var model = training ? nextModel.make(run, round, stored.incoming(), sum, sites, deadline) : stored.incoming();
        Optional<ClipRate> clipped = training ? Clipped.read(sum.layout(), sum.limbs(), sites) : Optional.empty();
        var outcome = new Outcome(stored.survivors(), stored.quorum(), stored.digests(), sum.digest());
        var hash = training ? model.hash(run.plan()) : round.modelSha256();
        return new Completion(model, hash, evaluation, clipped, outcome);
    }

    private Stored read(Run run, Round round) {
        return database.tenant(run.tenantId(), transaction -> {
            var survivors = cohorts.surviving(transaction, run, round);
            var answers =
                    messages.bodies(transaction, round.roundId(), MessageKind.UNMASK, RoundSite.SURVIVING).stream()
                            .map(Unmask::decode)
                            .toList();
            var sites = survivors.sites().stream().map(SiteId::value).toList();
            return new Stored(
                    survivors,
                    cohorts.quorum(transaction, round),
                    answers,
                    cohorts.answers(transaction, round),
                    contributions.chunks(transaction, round, sites),
                    models.require(transaction, run.runId(), round.modelVersion()));
        });
    }
}
