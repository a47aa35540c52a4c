package io.covalence.service.study;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RunView;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;
import io.covalence.contract.text.PlainText;
import io.covalence.service.json.Json;
import io.covalence.service.page.Cursor;
import io.covalence.service.secret.Digests;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A study and the states it may go through. The plan's text is written once per change and is what sites sign. */
@Entity
class Study {
    @Id
    private String id;

    private String tenantId;
    private String name;
    private String question;

    @Enumerated(EnumType.STRING)
    private StudyState state;

    private String plan;

    @Column(name = "plan_sha256")
    private String planSha256;

    private int sites;
    private int sitesReady;
    private Instant createdAt;

    @Version
    private long version;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    Study() {}

    Study(StudyId id, TenantId tenantId, StudyDraft draft, Instant now) {
        this.id = id.value();
        this.tenantId = tenantId.value();
        this.state = StudyState.DRAFT;
        this.createdAt = now;
        this.name = PlainText.composed(draft.name().strip());
        this.question = PlainText.composed(draft.question().strip());
        this.plan = Json.write(draft.plan());
        this.planSha256 = Digests.sha256(plan);
    }

    void change(StudyDraft draft, long expectedVersion) {
        if (state != StudyState.DRAFT) {
            throw conflict("Institutions are invited to this study already; its plan can no longer be changed.");
        }
        if (version != expectedVersion) {
            throw new ProblemException(ProblemType.STALE, "Read the study again, then repeat your change.");
        }
        name = PlainText.composed(draft.name().strip());
        question = PlainText.composed(draft.question().strip());
        plan = Json.write(draft.plan());
        planSha256 = Digests.sha256(plan);
    }

    void recruit() {
        requirePlan();
        if (state == StudyState.DRAFT) {
            state = StudyState.RECRUITING;
        } else if (state != StudyState.RECRUITING && state != StudyState.READY) {
            throw conflict("This study no longer takes in institutions: it is " + state + ".");
        }
    }

    /** Takes in how many sites there are, which may make a recruiting study ready or the other way round. */
    void count(int all, int ready) {
        sites = all;
        sitesReady = ready;
        boolean enough = parsedPlan()
                .filter(understood -> ready >= understood.cohort().minimumSites())
                .isPresent();
        if (state == StudyState.RECRUITING && enough) {
            state = StudyState.READY;
        } else if (state == StudyState.READY && !enough) {
            state = StudyState.RECRUITING;
        }
    }

    void start() {
        var cohort = requirePlan().cohort();
        boolean again = state == StudyState.COMPLETED && sitesReady >= cohort.minimumSites();
        if (state != StudyState.READY && !again) {
            throw conflict("A run needs a study that is READY, or COMPLETED with enough sites; this one is " + state
                    + ": " + sitesReady + " of at least " + cohort.minimumSites() + " sites are ready.");
        }
        int maximum = cohort.maximumSites();
        if (sitesReady > maximum) {
            throw conflict(sitesReady + " sites are ready, and the plan allows a run " + maximum + " at most.");
        }
        state = StudyState.RUNNING;
    }

    void runEnded(boolean succeeded) {
        if (state == StudyState.RUNNING || state == StudyState.PAUSED) {
            state = succeeded ? StudyState.COMPLETED : StudyState.READY;
        }
    }

    void runPaused(boolean paused) {
        if (state == StudyState.RUNNING || state == StudyState.PAUSED) {
            state = paused ? StudyState.PAUSED : StudyState.RUNNING;
        }
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }

    /** Empty when the plan is of a form that is not run any more. Its text stays: it is what sites have signed. */
    private Optional<StudyPlan> parsedPlan() {
        try {
            return Optional.of(Json.read(plan, StudyPlan.class));
        } catch (IllegalArgumentException notUnderstood) {
            return Optional.empty();
        }
    }

    StudyPlan requirePlan() {
        return parsedPlan()
                .orElseThrow(() -> conflict(
                        "This study's plan is of an earlier form, which is not run any more; write a new study with a"
                                + " plan of schema " + StudyPlan.SCHEMA + ", and let the sites approve it."));
    }

    StudyFacts facts() {
        return new StudyFacts(id(), tenantId(), name, question, state, plan, planSha256);
    }

    StudyView view(String tenantName, @Nullable RunView latestRun) {
        return new StudyView(
                id(),
                tenantId(),
                tenantName,
                name,
                question,
                state,
                parsedPlan().orElse(null),
                planSha256,
                sites,
                sitesReady,
                latestRun,
                version,
                createdAt);
    }

    Cursor cursor() {
        return new Cursor(createdAt, id);
    }

    StudyId id() {
        return new StudyId(id);
    }

    TenantId tenantId() {
        return new TenantId(tenantId);
    }

    String planSha256() {
        return planSha256;
    }
}
