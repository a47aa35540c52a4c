package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Json;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.Decision;
import io.covalence.connector.study.PlanReader;
import io.covalence.connector.study.ReadinessCheck;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.round.SiteProgress;
import io.covalence.contract.site.Readiness;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What would leave this machine for an approved study, made of the file that it may read. Nothing is sent for it.
 *
 * @param readiness what {@code connector data check} tells the service
 * @param readinessBytes of that message
 * @param signOfLife an example, as the service gets it every few seconds
 * @param messages of each session, beside its masked vector
 */
public record StudyPreview(
        String study,
        String planSha256,
        int fewestSites,
        int mostSites,
        Readiness readiness,
        int readinessBytes,
        SiteProgress signOfLife,
        int signOfLifeBytes,
        List<RoundPreview> rounds,
        List<MessageSize> messages) {
    private static final SiteProgress EXAMPLE = new SiteProgress(SitePhase.TRAINING, 0.5, 12.345678901);

    /**
     * Reads the study's file and makes its figures, as a round would.
     *
     * @throws Failure when there is no file, or it does not fit
     */
    public static StudyPreview of(Decision approved, DatasetFiles files, SitePolicy policy, SecureRandom random) {
        var plan = PlanReader.read(approved.plan(), approved.planSha256());
        var file = files.require(approved.studyId());
        var report = files.read(plan, file);
        var dataset = report.dataset()
                .orElseThrow(() -> Failure.failed(
                        FailureCode.DATASET_DOES_NOT_FIT,
                        "The file " + file + " does not fit the plan of " + approved.studyId() + ".",
                        "Run: connector data check --study " + approved.studyId()));
        var readiness = ReadinessCheck.of(plan, approved.planSha256(), report, policy.smallestCell());
        try (var work = TrainingCache.work(plan, dataset)) {
            return new StudyPreview(
                    approved.studyId().value(),
                    approved.planSha256(),
                    plan.cohort().minimumSites(),
                    plan.cohort().maximumSites(),
                    readiness,
                    Json.bytes(readiness).length,
                    EXAMPLE,
                    Json.bytes(EXAMPLE).length,
                    RoundPreview.all(plan, dataset, work),
                    MessageSize.all(
                            approved.tenantId(), RoundPreview.layout(plan, RoundKind.EVALUATION), random::nextBytes));
        }
    }

    /** For people. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Study " + study + ", plan " + planSha256.substring(0, 12) + ": what would leave this machine.");
        lines.add("When its file is checked, " + readinessBytes + " bytes: "
                + (readiness.ready() ? "ready, " : "not ready, ") + readiness.rows() + " rows");
        readiness
                .checks()
                .forEach(
                        check -> lines.add("  " + check.outcome() + "  " + check.requirement() + ": " + check.found()));
        for (var round : rounds) {
            lines.add(title(round));
            lines.add(String.format(
                    Locale.ROOT,
                    "  one masked vector, %,d bytes in %s: %,d values of %d bits and %,d figures of 64 bits",
                    round.bytes(),
                    round.chunks() == 1 ? "1 piece" : round.chunks() + " pieces",
                    round.values(),
                    round.ringBits(),
                    round.limbs()));
            lines.add("  with the masks on, every bit of it looks random; in it are:");
            round.figures().forEach(figure -> lines.add("    " + figure));
        }
        lines.add("In each round, beside the vector, of a cohort of " + fewestSites + " to " + mostSites + " sites:");
        messages.forEach(message -> lines.add("  " + message.name() + ", " + size(message) + ": " + message.says()));
        lines.add("  sign of life every few seconds, about " + signOfLifeBytes
                + " bytes: that it works, the share done in twentieths, seconds");
        return lines;
    }

    private String size(MessageSize message) {
        return message.bytesForEachSite() == 0
                ? message.bytes() + " bytes"
                : message.bytes(fewestSites) + " to " + message.bytes(mostSites) + " bytes";
    }

    private static String title(RoundPreview round) {
        return switch (round.kind()) {
            case OPENING -> "Opening round, once:";
            case TRAINING -> "Training round, " + round.rounds() + " times:";
            case EVALUATION -> "Evaluation round, once:";
        };
    }
}
