package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.Json;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.client.RoundHistory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How many sums this site agrees to open: each says a little about its rows, and all of them together, of all runs, more than any
 * one. What was agreed to is counted in the journals, where it stands before the agreement leaves, so neither a restart nor a new
 * study of the same file begins to count anew. For use by one thread.
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
     * Checks that the site may agree to one sum more, and notes what rows the run is about to learn from.
     *
     * @throws Failure (budget-spent) when the run, the study or the dataset has had what plan and policy allow
     */
    void require(RoundOffer offer, StudyPlan plan, SitePolicy policy) {
        var use = noted(offer);
        requireRun(offer.runId(), plan.aggregation().rounds());
        var all = home.uses().stream()
                .flatMap(file -> PrivateFiles.readJson(file, RunUse.class).stream())
                .toList();
        require(
                agreements(all, other -> other.studyId().equals(offer.studyId())),
                policy.maximumAgreementsPerStudy(),
                "of the study " + offer.studyId(),
                "maximumAgreementsPerStudy");
        require(
                agreements(all, use::sharesRowsWith),
                policy.maximumAgreementsPerDataset(),
                "of updates from this dataset, in all studies,",
                "maximumAgreementsPerDataset");
    }

    /** Training rounds make a version each, and one evaluation ends the run. */
    private void requireRun(String runId, int rounds) {
        long allowed = rounds + 1L;
        if (agreements(runId) >= allowed) {
            throw spent(
                    "This site has agreed to open " + agreements(runId) + " sums of the run " + runId
                            + "; its plan has " + rounds + " rounds and one evaluation.",
                    "Tell the study's other members, and the people who run the service.");
        }
    }

    private void require(long agreements, int allowed, String of, String setting) {
        if (agreements >= allowed) {
            throw spent(
                    "This site has agreed to open " + agreements + " sums " + of + " and its policy allows " + allowed
                            + " (" + setting + ").",
                    "Raise " + setting
                            + " in policy.json if the site's people agree that more may be learnt from these rows.");
        }
    }

    private long agreements(List<RunUse> uses, Predicate<RunUse> counted) {
        return uses.stream()
                .filter(counted)
                .mapToLong(use -> agreements(use.runId()))
                .sum();
    }

    /** A sum that the site has agreed to is one model that is spent. */
    private int agreements(String runId) {
        return RoundHistory.of(new FactFile(home.journal(runId)).facts())
                .spent()
                .size();
    }

    private RunUse noted(RoundOffer offer) {
        var file = home.use(offer.runId());
        var known = PrivateFiles.readJson(file, RunUse.class);
        var before = known.orElseGet(() -> new RunUse(offer.runId(), offer.studyId(), List.of(), List.of()));
        var now = dataset(offer.studyId())
                .map(path -> before.with(path.toString(), digests.of(path)))
                .orElse(before);
        if (known.isEmpty() || !now.equals(before)) {
            PrivateFiles.replace(file, Json.bytes(now));
        }
        return now;
    }

    /** Where there is none, the work that follows says so. */
    private Optional<Path> dataset(String studyId) {
        return datasets.find(studyId);
    }

    private static Failure spent(String what, String next) {
        return Failure.failed("budget-spent", what, next);
    }
}
