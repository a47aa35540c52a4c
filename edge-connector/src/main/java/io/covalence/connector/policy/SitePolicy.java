package io.covalence.connector.policy;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.Evaluation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The limits of this site for every plan and service. The site's people write them into {@code policy.json}; a setting
 * that they leave out has its default.
 *
 * @param minimumCohort smallest cohort in whose sum this site will ever be; never below {@value #FLOOR}
 * @param minimumAssumedColluders fewest sites that a study has to assume to collude with the service
 * @param allowedTenants tenants whose studies may run here; empty: any
 * @param maximumParameters most numbers that are sent and held here in a round: a model's parameters, times the number
 *     of vectors
 * @param maximumRounds most training rounds of one run
 * @param maximumTrainingSeconds longest time for local training that a plan may ask for in one round
 * @param smallestCell fewest rows of a class of a target, or with a label of it, that a plan may have summed
 * @param maximumAgreementsPerStudy most sums that this site ever agrees to open for one study, in all its runs
 * @param maximumAgreementsPerDataset most sums that this site ever agrees to open of updates from one dataset, in all
 *     studies
 * @param maximumHistogramsPerStudy most sums among them that tell how the scores of its rows, or the rows themselves,
 *     are distributed
 * @param maximumSummariesPerDataset most summaries of one dataset, in all studies, since each may have other ranges
 */
public record SitePolicy(
        int minimumCohort,
        int minimumAssumedColluders,
        List<String> allowedTenants,
        long maximumParameters,
        int maximumRounds,
        int maximumTrainingSeconds,
        int smallestCell,
        int maximumAgreementsPerStudy,
        int maximumAgreementsPerDataset,
        int maximumHistogramsPerStudy,
        int maximumSummariesPerDataset) {
    /** No sum over fewer sites is ever opened. */
    public static final int FLOOR = 3;

    public static final SitePolicy DEFAULT = new SitePolicy(
            FLOOR, 1, List.of(), 50_000_000, 10_000, 604_800, Evaluation.DEFAULT_SMALLEST_CELL, 2_000, 5_000, 50, 10);

    public SitePolicy {
        allowedTenants = List.copyOf(allowedTenants);
    }

    /**
     * Reads the policy, or gives the default when there is no file, or one that nobody has touched since a connector wrote it.
     *
     * @throws Failure when the file is not a policy: then nothing runs
     */
    public static SitePolicy load(Path file) {
        return PrivateFiles.read(file)
                .filter(content -> !WrittenDefaults.isUntouched(content))
                .map(content -> parse(file, content))
                .orElse(DEFAULT);
    }

    /** Writes the default policy for the site's people to edit, unless there is one. */
    public static void writeDefault(Path file) {
        if (PrivateFiles.read(file).isEmpty()) {
            PrivateFiles.replace(file, written().getBytes(StandardCharsets.UTF_8));
        }
    }

    static String written() {
        return Json.pretty(DEFAULT) + "\n";
    }

    /** Why this site does not run such a plan of such a tenant; empty when it may. */
    public List<String> objections(TenantId tenantId, StudyPlan plan) {
        var objections = new ArrayList<>(tenantObjections(tenantId.value()));
        atLeast(objections, "minimumCohort", minimumCohort, plan.cohort().minimumSites(), "sites in a sum");
        int colluders = plan.cohort().assumedColluders();
        if (colluders < minimumAssumedColluders) {
            objections.add("the plan assumes that " + colluders + " sites collude; minimumAssumedColluders is "
                    + minimumAssumedColluders);
        }
        sizeObjection(plan).ifPresent(objections::add);
        atMost(objections, "maximumRounds", maximumRounds, plan.schedule().rounds(), "rounds");
        int seconds = plan.schedule().trainingSeconds();
        atMost(objections, "maximumTrainingSeconds", maximumTrainingSeconds, seconds, "seconds of training a round");
        int cell = plan.work().leastRows();
        atLeast(objections, "smallestCell", smallestCell, cell, "rows as the smallest cell");
        long sums = plan.lastVersion() + 1L;
        atMost(objections, "maximumAgreementsPerStudy", maximumAgreementsPerStudy, sums, "sums in a run");
        atMost(objections, "maximumAgreementsPerDataset", maximumAgreementsPerDataset, sums, "sums in a run");
        if (!plan.work().trains() || plan.openings() > 0) {
            atMost(objections, "maximumSummariesPerDataset", maximumSummariesPerDataset, 1, "summaries in a run");
        }
        if (plan.tellsHistograms()) {
            atMost(objections, "maximumHistogramsPerStudy", maximumHistogramsPerStudy, 1, "histograms in a run");
        }
        return objections;
    }

    private Optional<String> sizeObjection(StudyPlan plan) {
        int vectors = plan.vectors().size();
        if (plan.parameters() <= maximumParameters / vectors) {
            return Optional.empty();
        }
        var each = vectors == 1 ? "" : " in each of " + vectors + " vectors that it has a site send";
        return Optional.of("the plan asks for " + plan.parameters() + " parameters" + each + "; maximumParameters is "
                + maximumParameters);
    }

    /** What the site's people should know of what they permit; empty when there is nothing. */
    public Optional<String> warning() {
        return minimumAssumedColluders > 0
                ? Optional.empty()
                : Optional.of(
                        "minimumAssumedColluders is 0: in a study that assumes no colluding site, a single one that"
                                + " works together with the service can open the update of every other one");
    }

    /** Why this site runs nothing of such a tenant; empty when it does. */
    public List<String> tenantObjections(String tenantId) {
        return allowedTenants.isEmpty() || allowedTenants.contains(tenantId)
                ? List.of()
                : List.of("the tenant " + tenantId + " is not among allowedTenants");
    }

    private static SitePolicy parse(Path file, byte[] content) {
        try {
            var policy = Json.strictOver(DEFAULT, content, SitePolicy.class);
            if (policy.minimumCohort < FLOOR) {
                throw unusable(file, "minimumCohort is below " + FLOOR);
            }
            if (policy.minimumAssumedColluders < 0) {
                throw unusable(file, "minimumAssumedColluders is below 0");
            }
            return policy;
        } catch (MalformedJson e) {
            throw unusable(file, String.valueOf(e.getMessage()));
        }
    }

    private static Failure unusable(Path file, String why) {
        return Failure.failed(
                FailureCode.POLICY_NOT_USABLE,
                "The policy " + file + " is not usable: " + why + ".",
                "Correct the file, or move it away to use the default. connector config show prints what is in force.");
    }

    private static void atLeast(List<String> objections, String name, long bound, long asked, String what) {
        if (asked < bound) {
            objections.add("the plan asks for " + asked + " " + what + "; " + name + " is " + bound);
        }
    }

    private static void atMost(List<String> objections, String name, long bound, long asked, String what) {
        if (asked > bound) {
            objections.add("the plan asks for " + asked + " " + what + "; " + name + " is " + bound);
        }
    }
}
