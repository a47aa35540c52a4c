package io.covalence.portal.backend;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyTemplate;
import io.covalence.contract.study.StudyView;
import java.util.List;

/** Studies while a sponsor writes them. All methods refuse with a ProblemException. */
public interface Drafts {
    /** Characters of a plan's file. */
    int LONGEST_FILE = 500_000;

    /** Studies to start from. */
    List<StudyTemplate> templates();

    /** The plan in a file; refused with a pointer from the plan for everything that is wrong. */
    StudyPlan read(String file);

    /** A study as it is kept now. */
    StudyView kept(Viewer viewer, StudyId studyId);

    StudyView create(Viewer viewer, StudyDraft draft);

    /**
     * Changes a draft.
     *
     * @param version that the person has read; STALE when there is a newer one
     */
    StudyView change(Viewer viewer, StudyId studyId, StudyDraft draft, long version);
}
