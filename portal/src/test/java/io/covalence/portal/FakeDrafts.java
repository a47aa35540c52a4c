package io.covalence.portal;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.Problem.FieldError;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyTemplate;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.Drafts;
import io.covalence.portal.backend.Viewer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One draft that a test writes down; it is kept as the service would. */
public final class FakeDrafts implements Drafts {
    public static final String FAULTY_FILE = "{}";
    public static final StudyDraft TEMPLATE =
            new StudyDraft("Toxicity of molecules", "Which molecules are toxic?", Samples.plan(2));

    public final List<StudyDraft> created = new ArrayList<>();
    public @Nullable StudyView kept;
    public @Nullable StudyPlan file;
    public List<FieldError> objections = List.of();

    @Override
    public List<StudyTemplate> templates() {
        return List.of(new StudyTemplate("toxicity", TEMPLATE));
    }

    @Override
    public StudyPlan read(String text) {
        if (file == null || text.equals(FAULTY_FILE)) {
            throw refused(new FieldError("/inputs", "is missing or null"));
        }
        return file;
    }

    @Override
    public StudyView kept(Viewer viewer, StudyId studyId) {
        if (kept == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such study, or it is not yours to see.");
        }
        return kept;
    }

    @Override
    public StudyView create(Viewer viewer, StudyDraft draft) {
        check(draft);
        created.add(draft);
        return view(draft, 0);
    }

    @Override
    public StudyView change(Viewer viewer, StudyId studyId, StudyDraft draft, long version) {
        var before = kept(viewer, studyId);
        if (before.version() != version) {
            throw new ProblemException(ProblemType.STALE, "Read the study again, then repeat your change.");
        }
        check(draft);
        return view(draft, version + 1);
    }

    private StudyView view(StudyDraft draft, long version) {
        var sample = Samples.study(Samples.STUDY, draft.name(), StudyState.DRAFT, 0, null);
        kept = new StudyView(
                sample.id(),
                sample.tenantId(),
                sample.tenantName(),
                draft.name(),
                draft.question(),
                sample.state(),
                draft.plan(),
                sample.planSha256(),
                0,
                0,
                null,
                version,
                sample.createdAt());
        return kept;
    }

    /** As the service: name, question, the plan's bounds, and what the test wants refused. */
    private void check(StudyDraft draft) {
        var errors = new ArrayList<>(objections);
        if (draft.name().length() < 2) {
            errors.add(new FieldError("/name", "must have 2 to 120 characters"));
        }
        if (draft.question().isEmpty()) {
            errors.add(new FieldError("/question", "must have 1 to 4000 characters"));
        }
        draft.plan().violations().forEach(at -> errors.add(new FieldError("/plan" + at.pointer(), at.message())));
        if (!errors.isEmpty()) {
            throw refused(errors.toArray(FieldError[]::new));
        }
    }

    private static ProblemException refused(FieldError... errors) {
        return new ProblemException(ProblemType.INVALID_REQUEST, "Correct the values named below.", List.of(errors));
    }
}
