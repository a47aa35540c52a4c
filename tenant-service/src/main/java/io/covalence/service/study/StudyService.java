package io.covalence.service.study;

import io.covalence.contract.Page;
import io.covalence.contract.id.Ids;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.ParticipationView;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyView;
import io.covalence.contract.tenant.Role;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Requires;
import io.covalence.service.json.Texts;
import io.covalence.service.ledger.Ledger;
import io.covalence.service.page.Cursor;
import io.covalence.service.page.Pages;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Studies: a sponsor's people write them; these people and the participating institutions see them. */
@Dependent
@Transactional
public class StudyService {
    private static final int LONGEST_QUESTION = 4_000;

    private final EntityManager entities;
    private final StudyReader reader;
    private final StartingModels startingModels;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    @Inject
    StudyService(
            EntityManager entities,
            StudyReader reader,
            StartingModels startingModels,
            Ledger ledger,
            Ids ids,
            Clock clock) {
        this.entities = entities;
        this.reader = reader;
        this.startingModels = startingModels;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes a new study down, as a draft. */
    @Requires(Role.SPONSOR)
    public StudyView create(StudyDraft draft) {
        var tenant = Acting.tenant();
        check(draft);
        var study = new Study(ids.study(), tenant, draft, clock.instant());
        entities.persist(study);
        entities.flush();
        ledger.append(tenant, "study.created", study.id().value(), Map.of("plan", study.planSha256()));
        return reader.view(study.id());
    }

    /**
     * Changes a draft.
     *
     * @param expectedVersion the version that the person read; STALE when there is a newer one
     */
    @Requires(Role.SPONSOR)
    public StudyView update(StudyId studyId, StudyDraft draft, long expectedVersion) {
        var tenant = Acting.tenant();
        var study = entities.find(Study.class, studyId.value());
        if (study == null || !study.tenantId().equals(tenant)) {
            throw Studies.unknown();
        }
        check(draft);
        study.change(draft, expectedVersion);
        entities.flush();
        ledger.append(tenant, "study.changed", studyId.value(), Map.of("plan", study.planSha256()));
        return reader.view(studyId);
    }

    /** A page of studies, newest first. */
    @Requires({Role.SPONSOR, Role.INSTITUTION})
    public Page<StudyView> list(@Nullable String cursor, int limit) {
        return reader.list(Cursor.parse(cursor, Cursor.END), Pages.limit(limit));
    }

    @Requires({Role.SPONSOR, Role.INSTITUTION})
    public StudyView get(StudyId studyId) {
        return reader.view(studyId);
    }

    /** The plan's text, to the byte what sites sign: its SHA-256 is the view's {@code planSha256}. */
    @Requires({Role.SPONSOR, Role.INSTITUTION})
    public String plan(StudyId studyId) {
        return reader.require(studyId).facts().plan();
    }

    /** The study's sites in the order in which they joined; an institution sees its own only. */
    @Requires({Role.SPONSOR, Role.INSTITUTION})
    public Page<ParticipationView> participations(StudyId studyId, @Nullable String cursor, int limit) {
        reader.require(studyId);
        return reader.participations(studyId, Cursor.parse(cursor, Cursor.START), Pages.limit(limit));
    }

    private void check(StudyDraft draft) {
        new Texts()
                .line("/name", draft.name(), 2, 120)
                .line("/question", draft.question(), 1, LONGEST_QUESTION)
                .present("/plan", draft.plan())
                .check();
        var bounds = draft.plan().violations();
        var violations = bounds.isEmpty() ? startingModels.objections(draft.plan()) : bounds;
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    ProblemType.PLAN_OUT_OF_BOUNDS,
                    "Correct the values named below, then try again.",
                    violations.stream()
                            .map(violation ->
                                    new Problem.FieldError("/plan" + violation.pointer(), violation.message()))
                            .toList());
        }
    }
}
