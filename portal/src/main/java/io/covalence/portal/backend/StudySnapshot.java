package io.covalence.portal.backend;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RoundSiteView;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunEventView;
import io.covalence.contract.run.RunView;
import io.covalence.contract.study.ParticipationView;
import io.covalence.contract.study.StudyView;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a study's page shows, read together. Equal snapshots look the same.
 *
 * @param runs newest first
 * @param run the shown run, absent while there is none
 * @param rounds of that run, in order of number and attempt
 * @param events what happened last in that run, newest first
 * @param summary that run's summary of the sites' rows; absent where it trains a model, and until it is known
 */
public record StudySnapshot(
        StudyView study,
        List<ParticipationView> sites,
        List<RunView> runs,
        @Nullable RunView run,
        List<RoundView> rounds,
        @Nullable DataSummary summary,
        List<RunEventView> events) {
    public StudySnapshot {
        sites = List.copyOf(sites);
        runs = List.copyOf(runs);
        rounds = List.copyOf(rounds);
        events = List.copyOf(events);
    }

    /** Of which nothing has been told yet. */
    public StudySnapshot(
            StudyView study,
            List<ParticipationView> sites,
            List<RunView> runs,
            @Nullable RunView run,
            List<RoundView> rounds,
            @Nullable DataSummary summary) {
        this(study, sites, runs, run, rounds, summary, List.of());
    }

    /** What the sponsor called institutions that go by another name, by site. */
    public Map<SiteId, String> invitedAs() {
        var called = new HashMap<SiteId, String>();
        sites.forEach(site -> {
            if (site.invitedAs() != null) {
                called.put(site.siteId(), site.invitedAs());
            }
        });
        return Map.copyOf(called);
    }

    /** When a site was last heard, be it by the tenant service or in the run that is shown; absent when it never was. */
    public Optional<Instant> heard(ParticipationView site) {
        return Stream.concat(
                        Stream.ofNullable(site.lastHeard()),
                        rounds.stream()
                                .flatMap(round -> round.sites().stream())
                                .filter(at -> at.change().siteId().equals(site.siteId()))
                                .filter(at -> speaks(at.change().phase()))
                                .map(RoundSiteView::lastHeard))
                .max(Comparator.naturalOrder());
    }

    /** Of a site that is only awaited, or is out, the moment is that of the service's own step. */
    private static boolean speaks(SitePhase phase) {
        return phase != SitePhase.OFFERED && phase != SitePhase.DROPPED;
    }

    /** The round that is under way, or the last one. */
    public Optional<RoundView> lastRound() {
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast());
    }

    /** The newest model version that a completed round made. */
    public Optional<Integer> lastVersion() {
        return rounds.stream()
                .map(RoundView::summary)
                .filter(StudySnapshot::made)
                .map(RoundSummary::newModelVersion)
                .max(Comparator.naturalOrder());
    }

    /** The round that made a model version. */
    public Optional<RoundSummary> made(int version) {
        return rounds.stream()
                .map(RoundView::summary)
                .filter(round -> made(round) && round.newModelVersion() == version)
                .findFirst();
    }

    private static boolean made(RoundSummary round) {
        return round.phase() == RoundPhase.COMPLETED && round.newModelVersion() > round.modelVersion();
    }

    /** What is known of a model version. */
    public Optional<ModelEvaluation> evaluation(int version) {
        return rounds.stream()
                .map(RoundView::evaluation)
                .filter(evaluation -> evaluation != null && evaluation.modelVersion() == version)
                .findFirst();
    }

    /** The evaluation of the newest model version that has one. */
    public Optional<ModelEvaluation> lastEvaluation() {
        return rounds.reversed().stream()
                .map(RoundView::evaluation)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
