package io.covalence.portal;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Interval;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.CharterProgress;
import io.covalence.contract.run.ClipRate;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.PhaseLimits;
import io.covalence.contract.run.RoundSiteView;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.RunView;
import io.covalence.contract.run.SiteChange;
import io.covalence.contract.run.TargetScore;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.ParticipationView;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.testkit.TestPlans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Studies and runs for tests. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final StudyId STUDY = new StudyId("std_0123456789abcdefghij");
    public static final RunId RUN = new RunId("run_0123456789abcdefghij");

    private Samples() {}

    public static StudyPlan plan(int targets) {
        return TestPlans.binary(targets)
                .withFingerprint(2048)
                .withHidden(0.3, 512)
                .withRounds(20)
                .plan();
    }

    public static StudyView study(
            StudyId id, String name, StudyState state, int sitesReady, @Nullable RunView latestRun) {
        return new StudyView(
                id,
                new TenantId("ten_0123456789abcdefghij"),
                "Helix Therapeutics",
                name,
                "Which molecules are toxic?",
                state,
                plan(12),
                "ab".repeat(32),
                4,
                sitesReady,
                latestRun,
                1,
                NOON);
    }

    public static RunView run(RunState state, int completed, @Nullable Double metric) {
        return new RunView(
                RUN,
                STUDY,
                state,
                plan(1).learning().task().measures(),
                20,
                completed,
                4,
                metric == null ? null : new Figure(state.ended() ? Metric.ROC_AUC : Metric.WITHIN_SITE_ROC_AUC, metric),
                "",
                NOON,
                state.ended() ? NOON.plusSeconds(90) : null,
                null,
                null);
    }

    /** A run that only sums up rows. */
    public static RunView summing(RunState state) {
        var ended = state.ended() ? NOON.plusSeconds(9) : null;
        return new RunView(RUN, STUDY, state, null, 0, 0, 4, null, "", NOON, ended, null, null);
    }

    /** A run whose charter two of the four sites have signed. */
    public static RunView waiting(int version) {
        return new RunView(
                RUN,
                STUDY,
                RunState.RUNNING,
                plan(1).learning().task().measures(),
                20,
                0,
                4,
                null,
                "2 of 4 sites have signed the charter",
                NOON,
                null,
                null,
                new CharterProgress(
                        version,
                        2,
                        List.of(new SiteId("sit_0123456789abcdefghi2"), new SiteId("sit_0123456789abcdefghi4"))));
    }

    /** A completed training round that made version {@code number}, scored with the given metric. */
    public static RoundView completed(int number, @Nullable Double metric) {
        return round(number, RoundPhase.COMPLETED, number, metric);
    }

    /** A completed round that was tried again so often. */
    public static RoundView attempt(int number, int attempt) {
        var round = completed(number, null);
        return new RoundView(like(round.summary(), attempt, null), NOON, NOON, "", round.sites(), null);
    }

    /** A round under way in the given phase; its last site was dropped. */
    public static RoundView underWay(int number, RoundPhase phase) {
        return round(number, phase, number - 1, null);
    }

    /** The round before the first training. */
    public static RoundView opening(RoundPhase phase, @Nullable Double metric) {
        var round = round(1, phase, phase == RoundPhase.COMPLETED ? 1 : 0, metric);
        var as = round.summary();
        var summary = new RoundSummary(
                as.roundId(),
                1,
                1,
                RoundKind.OPENING,
                phase,
                0,
                as.newModelVersion(),
                as.modelSha256(),
                null,
                as.sitesIn(),
                as.sitesDropped(),
                null,
                as.seconds(),
                as.overheadSeconds());
        return new RoundView(summary, NOON, NOON, "", round.sites(), round.evaluation());
    }

    /** The same round, in which no update was cut. */
    public static RoundView uncut(RoundView round) {
        var summary = like(round.summary(), round.summary().attempt(), new ClipRate(ClipRate.Part.NONE, 0));
        return new RoundView(summary, NOON, NOON, "", round.sites(), round.evaluation());
    }

    private static RoundSummary like(RoundSummary as, int attempt, @Nullable ClipRate clipped) {
        return new RoundSummary(
                as.roundId(),
                as.number(),
                attempt,
                as.kind(),
                as.phase(),
                as.modelVersion(),
                as.newModelVersion(),
                as.modelSha256(),
                as.limits(),
                as.sitesIn(),
                as.sitesDropped(),
                clipped,
                as.seconds(),
                as.overheadSeconds());
    }

    /** The last round of a run: it scores a version and makes none. */
    public static RoundView evaluating(int number, int version) {
        var as = round(number, RoundPhase.COMPLETED, number, null).summary();
        var summary = new RoundSummary(
                as.roundId(),
                number,
                1,
                RoundKind.EVALUATION,
                RoundPhase.COMPLETED,
                version,
                version,
                as.modelSha256(),
                null,
                as.sitesIn(),
                as.sitesDropped(),
                null,
                as.seconds(),
                as.overheadSeconds());
        return new RoundView(summary, NOON, NOON, "", List.of(), null);
    }

    private static RoundView round(int number, RoundPhase phase, int made, @Nullable Double metric) {
        boolean ended = phase == RoundPhase.COMPLETED;
        var summary = new RoundSummary(
                new RoundId("rnd_0123456789abcdefgh" + String.format("%02d", number)),
                number,
                1,
                RoundKind.TRAINING,
                phase,
                number - 1,
                made,
                "cd".repeat(32),
                ended ? null : new PhaseLimits(NOON.plusSeconds(70), 3),
                ended ? 3 : 0,
                ended ? 1 : 0,
                ended ? new ClipRate(ClipRate.Part.MOST, 0.0042) : null,
                9.44,
                ended ? 0.31 : 0);
        boolean gathering = phase == RoundPhase.TRAINING || phase == RoundPhase.KEYS;
        var sites = new ArrayList<RoundSiteView>();
        for (int i = 1; i <= 4; i++) {
            boolean dropped = i == 4;
            sites.add(new RoundSiteView(
                    "Institute " + i,
                    new SiteChange(
                            new SiteId("sit_0123456789abcdefghi" + i),
                            dropped ? SitePhase.DROPPED : gathering ? SitePhase.TRAINING : SitePhase.MASKED,
                            dropped ? "It fell silent for 20 seconds." : ""),
                    NOON));
        }
        var evaluation = metric == null
                ? null
                : new ModelEvaluation(
                        made,
                        new Figure(Metric.WITHIN_SITE_ROC_AUC, metric),
                        null,
                        new Figure(Metric.LOG_LOSS, 0.25),
                        CountRange.of(1_564),
                        List.of(
                                new TargetScore(
                                        "T0",
                                        metric,
                                        null,
                                        0.25,
                                        CountRange.of(1_400),
                                        null,
                                        List.of(
                                                new Figure(
                                                        Metric.WITHIN_SITE_ROC_AUC,
                                                        metric,
                                                        new Interval(0.5, 0.94, "a method")),
                                                new Figure(Metric.LOG_LOSS, 0.25))),
                                new TargetScore("T1", null, null, null, CountRange.of(0), null, List.of())),
                        List.of());
        return new RoundView(summary, NOON, NOON, "", sites, evaluation);
    }

    /** A study whose run has completed two rounds and is in the third. */
    public static StudySnapshot running(RoundPhase phase) {
        return snapshot(
                StudyState.RUNNING,
                4,
                run(RunState.RUNNING, 2, 0.7934),
                completed(1, 0.6),
                completed(2, 0.7934),
                underWay(3, phase));
    }

    public static StudySnapshot snapshot(StudyState state, int sitesReady, @Nullable RunView run, RoundView... rounds) {
        var sites = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> new ParticipationView(
                        new SiteId("sit_0123456789abcdefghi" + i),
                        new InstitutionId("ins_0123456789abcdefghi" + i),
                        "Institute " + i,
                        i == 4 ? "Clinic of Helix’s list" : null,
                        i <= sitesReady ? ParticipationState.READY : ParticipationState.INVITED,
                        null,
                        i <= sitesReady ? "500-1,000" : null,
                        null))
                .toList();
        return new StudySnapshot(
                study(STUDY, "Toxicity", state, sitesReady, run),
                sites,
                run == null ? List.of() : List.of(run),
                run,
                List.of(rounds),
                null);
    }
}
