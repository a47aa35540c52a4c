package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Json;
import io.covalence.connector.dataset.PostgresSource;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Limits how many sums this site agrees to open. Each sum tells a little about its rows, a histogram tells most, and
 * all sums of all runs tell more than one. The journals hold each agreement before it leaves, and the counts come from
 * them, so neither a restart nor a new study of the same file restarts a count. A run with only a journal may be of any
 * study and any dataset, so it counts in all of them. For use by one thread.
 */
public final class AgreementBudget {
    private final ConnectorHome home;
    private final DatasetFiles datasets;
    private final FileDigests digests = new FileDigests();

    public AgreementBudget(ConnectorHome home) {
        this.home = home;
        this.datasets = new DatasetFiles(home);
    }

    /**
     * Checks that the site may agree to one sum more. Nothing is written: an offer for which no work begins leaves nothing behind.
     *
     * @throws Failure (budget-spent) when the run, the study or the dataset has had what plan and policy allow; (no-training-before)
     *     when an evaluation is asked for in a run of which this site has helped to make no version
     */
    void require(RoundOffer offer, StudyPlan plan, SitePolicy policy) {
        var own = SpentRun.of(home, offer.runId());
        if (plan.work().trains()) {
            requireTraining(offer, own);
        }
        requireRun(offer.runId(), own.agreements(), plan);
        var all = home.journals().stream().map(file -> SpentRun.of(home, file)).toList();
        Predicate<SpentRun> ofStudy = run -> run.isOf(offer.studyId());
        require(
                sum(all, ofStudy, SpentRun::agreements),
                policy.maximumAgreementsPerStudy(),
                "sums of the study " + offer.studyId(),
                "maximumAgreementsPerStudy");
        var use = using(offer);
        require(
                sum(all, run -> run.sharesRowsWith(use), SpentRun::agreements),
                policy.maximumAgreementsPerDataset(),
                "sums of updates from this dataset, in all studies,",
                "maximumAgreementsPerDataset");
        if (sendsHistogram(offer, plan)) {
            require(
                    sum(all, ofStudy, SpentRun::histograms),
                    policy.maximumHistogramsPerStudy(),
                    "histograms of the study " + offer.studyId(),
                    "maximumHistogramsPerStudy");
        }
        if (sumsUpRows(offer, plan)) {
            require(
                    sum(all, run -> run.sharesRowsWith(use), SpentRun::summaries),
                    policy.maximumSummariesPerDataset(),
                    "summaries of this dataset, in all studies,",
                    "maximumSummariesPerDataset");
        }
    }

    /** Notes what rows the run is about to use, and for what. */
    void note(RoundOffer offer, StudyPlan plan) {
        var file = home.use(offer.runId());
        var known = PrivateFiles.readJson(file, RunUse.class);
        var rows = using(offer);
        var scoring = sendsHistogram(offer, plan) ? rows.scoring(offer.modelSha256()) : rows;
        var opening = offer.kind() == RoundKind.OPENING ? scoring.opening(offer.modelSha256()) : scoring;
        var now = plan.work().trains() ? opening : opening.summarising();
        if (known.isEmpty() || !now.equals(known.get())) {
            PrivateFiles.replace(file, Json.bytes(now));
        }
    }

    /** Of a model that nobody trained a histogram may tell what it was made to tell. */
    private static void requireTraining(RoundOffer offer, SpentRun own) {
        if (offer.kind() == RoundKind.EVALUATION && own.agreements() == own.openings()) {
            throw Failure.failed(
                    FailureCode.NO_TRAINING_BEFORE,
                    "An evaluation is asked for in the run " + offer.runId() + ", in which this site has agreed to no"
                            + " sum of updates: it does not score models that it has no part in.",
                    "If the site was away while the run was trained, nothing is wrong: the others score it. Otherwise tell"
                            + " the study's other members.");
        }
    }

    /** Opening and training rounds make a version each, and one evaluation ends the run. */
    private static void requireRun(RunId runId, int agreements, StudyPlan plan) {
        long allowed = plan.lastVersion() + 1L;
        if (agreements >= allowed) {
            throw spent(
                    "This site has agreed to open " + agreements + " sums of the run " + runId + "; its plan has "
                            + (plan.trainings() > 0
                                    ? (plan.openings() > 0 ? "one opening round, " : "") + plan.trainings()
                                            + " rounds and one evaluation."
                                    : "one."),
                    "Tell the study's other members, and the people who run the service.");
        }
    }

    /** An opening round tells of the rows themselves, as a summary does, and its ranges may move from plan to plan as well. */
    private static boolean sumsUpRows(RoundOffer offer, StudyPlan plan) {
        return !plan.work().trains() || offer.kind() == RoundKind.OPENING;
    }

    private static void require(long agreements, int allowed, String what, String setting) {
        if (agreements >= allowed) {
            throw spent(
                    "This site has agreed to open " + agreements + " " + what + " and its policy allows " + allowed
                            + " (" + setting + ").",
                    "Raise " + setting
                            + " in policy.json if the site's people agree that more may be learnt from these rows.");
        }
    }

    private static long sum(List<SpentRun> runs, Predicate<SpentRun> counted, ToIntFunction<SpentRun> spent) {
        return runs.stream().filter(counted).mapToInt(spent).asLongStream().sum();
    }

    private static boolean sendsHistogram(RoundOffer offer, StudyPlan plan) {
        return offer.kind() == RoundKind.EVALUATION && plan.tellsHistograms();
    }

    /** What the run has used before, and the dataset as it is now. Where there is none, the work that follows says so. */
    private RunUse using(RoundOffer offer) {
        var before = PrivateFiles.readJson(home.use(offer.runId()), RunUse.class)
                .orElseGet(() -> new RunUse(offer.runId(), offer.studyId()));
        return dataset(offer.studyId()).map(path -> using(before, path)).orElse(before);
    }

    /** Of a query both count: the file that asks it, and what is asked, which another file may ask as well. */
    private RunUse using(RunUse before, Path path) {
        var used = before.with(path.toString(), digests.of(path));
        if (!PostgresSource.isNamed(path)) {
            return used;
        }
        try {
            return used.with(path.toString(), PostgresSource.read(path).identity());
        } catch (IOException unreadable) {
            // The work that follows says what is wrong with it
            return used;
        }
    }

    private Optional<Path> dataset(StudyId studyId) {
        return datasets.find(studyId);
    }

    private static Failure spent(String what, String next) {
        return Failure.failed(FailureCode.BUDGET_SPENT, what, next);
    }
}
