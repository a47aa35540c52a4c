package io.covalence.portal.backend.internal;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyTemplate;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.Drafts;
import io.covalence.portal.backend.Viewer;
import io.covalence.service.study.PlanFiles;
import io.covalence.service.study.StudyService;
import io.covalence.service.study.StudyTemplates;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

@Dependent
public class ServiceDrafts implements Drafts {
    private final StudyService studies;

    @Inject
    public ServiceDrafts(StudyService studies) {
        this.studies = studies;
    }

    @Override
    public List<StudyTemplate> templates() {
        return StudyTemplates.all();
    }

    @Override
    public StudyPlan read(String file) {
        return PlanFiles.read(file);
    }

    @Override
    public StudyView kept(Viewer viewer, StudyId studyId) {
        return viewer.acting(() -> studies.get(studyId));
    }

    @Override
    public StudyView create(Viewer viewer, StudyDraft draft) {
        return viewer.acting(() -> studies.create(draft));
    }

    @Override
    public StudyView change(Viewer viewer, StudyId studyId, StudyDraft draft, long version) {
        return viewer.acting(() -> studies.update(studyId, draft, version));
    }
}
