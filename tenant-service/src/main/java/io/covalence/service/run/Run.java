package io.covalence.service.run;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Measures;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.CharterProgress;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.RunView;
import io.covalence.service.json.Json;
import io.covalence.service.page.Cursor;
import io.covalence.service.study.StudyFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run, and how far its order has come: ordered once taken, stopping once asked, leased while a timer works on it. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the columns that no method reads.
class Run {
    @Id
    private String id;

    private String tenantId;
    private String studyId;

    @Enumerated(EnumType.STRING)
    private RunState state;

    private @Nullable String measures;
    private @Nullable String summary;

    @Column(name = "plan_sha256")
    private String planSha256;

    private int rounds;
    private int roundsCompleted;
    private int sites;
    private @Nullable String figure;
    private String reason;
    private @Nullable String charter;
    private Instant createdAt;
    private @Nullable Instant endedAt;
    private @Nullable Instant orderedAt;
    private @Nullable String stopRequestedBy;
    private @Nullable Instant stopSentAt;
    private @Nullable Integer promotedVersion;
    private @Nullable String pausedBy;
    private boolean pauseTold;
    private boolean setAside;
    private long events;
    private Instant leasedUntil;

    @Version
    private long version;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    Run() {}

    Run(RunId id, StudyFacts study, Optional<Measures> measures, int rounds, int sites, Instant now) {
        this.id = id.value();
        this.tenantId = study.tenantId().value();
        this.studyId = study.id().value();
        this.state = RunState.QUEUED;
        this.measures = measures.map(Json::write).orElse(null);
        this.planSha256 = study.planSha256();
        this.rounds = rounds;
        this.sites = sites;
        this.reason = "";
        this.createdAt = now;
        this.leasedUntil = Instant.EPOCH;
    }

    void lease(Instant until) {
        leasedUntil = until;
    }

    void ordered(Instant now) {
        orderedAt = now;
        leasedUntil = Instant.EPOCH;
    }

    void stopSent(Instant now) {
        stopSentAt = now;
    }

    /**
     * Asks for an end. Once sending the order was tried it may have been taken, whatever the answer was; then the order is
     * sent until it is known to be taken, and the wish to stop after it.
     *
     * @return whether the run ended at once, because nobody has tried to order it yet
     */
    boolean stop(String name, Instant now) {
        requireGoing();
        if (stopRequestedBy == null) {
            stopRequestedBy = name;
        }
        if (neverTried()) {
            end(RunState.STOPPED, "", now);
            return true;
        }
        return false;
    }

    /** Asks that no further round begins. */
    void pause(String name) {
        requireGoing();
        pausedBy = name;
    }

    /** Takes that back. */
    void resume() {
        requireGoing();
        pausedBy = null;
    }

    private void requireGoing() {
        if (state.ended()) {
            throw new ProblemException(ProblemType.CONFLICT, "This run has ended already: it is " + state + ".");
        }
    }

    /** Whether the aggregation service is to hear that the run is paused, or is not any more. */
    boolean isPaused() {
        return pausedBy != null;
    }

    void pauseTold(boolean paused) {
        pauseTold = paused;
    }

    void paused() {
        if (state == RunState.RUNNING) {
            state = RunState.PAUSED;
        }
    }

    void resumed() {
        if (state == RunState.PAUSED) {
            state = RunState.RUNNING;
        }
    }

    private boolean neverTried() {
        return orderedAt == null && leasedUntil.equals(Instant.EPOCH) && state == RunState.QUEUED;
    }

    void started() {
        if (state == RunState.QUEUED) {
            state = RunState.RUNNING;
        }
    }

    /** Says how far the charter is signed that the run waits for. */
    void awaits(String what, @Nullable CharterProgress progress) {
        if (!state.ended()) {
            reason = what;
            charter = progress == null ? null : Json.write(progress);
        }
    }

    /** A round of it is there: it waits for nothing. */
    void goesOn() {
        awaits("", null);
    }

    /** Returns whether this ended it; an ended run stays as it is. */
    boolean end(RunState how, String why, Instant at) {
        if (state.ended()) {
            return false;
        }
        state = how;
        charter = null;
        endedAt = at;
        reason = how == RunState.STOPPED && stopRequestedBy != null ? "Stopped by " + stopRequestedBy + "." : why;
        return true;
    }

    /** No event changes it from now on. Returns whether this ended it. */
    boolean setAside(String why, Instant at) {
        setAside = true;
        return end(RunState.FAILED, why, at);
    }

    boolean isSetAside() {
        return setAside;
    }

    /** Counts an entry of its history; returns the number of this entry. */
    long nextEvent() {
        return ++events;
    }

    long events() {
        return events;
    }

    /** Names a version as the run's result. */
    void promote(int modelVersion) {
        promotedVersion = modelVersion;
    }

    void roundCompleted() {
        roundsCompleted++;
    }

    void evaluated(Figure newest) {
        figure = Json.write(newest);
    }

    void summarised(DataSummary found) {
        summary = Json.write(found);
    }

    Optional<DataSummary> summary() {
        return Optional.ofNullable(summary).map(json -> Json.read(json, DataSummary.class));
    }

    boolean awaitsOrder() {
        return orderedAt == null && !state.ended();
    }

    boolean awaitsStop() {
        return stopRequestedBy != null && stopSentAt == null;
    }

    RunView view() {
        return new RunView(
                id(),
                studyId(),
                state,
                measures == null ? null : Json.read(measures, Measures.class),
                rounds,
                roundsCompleted,
                sites,
                figure == null ? null : Json.read(figure, Figure.class),
                state == RunState.PAUSED && pausedBy != null ? "Paused by " + pausedBy + "." : reason,
                createdAt,
                endedAt,
                promotedVersion,
                charter == null ? null : Json.read(charter, CharterProgress.class));
    }

    Cursor cursor() {
        return new Cursor(createdAt, id);
    }

    RunState state() {
        return state;
    }

    RunId id() {
        return new RunId(id);
    }

    TenantId tenantId() {
        return new TenantId(tenantId);
    }

    StudyId studyId() {
        return new StudyId(studyId);
    }
}
