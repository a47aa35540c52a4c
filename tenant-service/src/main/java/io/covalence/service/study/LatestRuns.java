package io.covalence.service.study;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.run.RunView;
import java.util.Collection;
import java.util.Map;

/** The newest run of each study; implemented by the feature {@code run}, which depends on this one. */
public interface LatestRuns {
    /** The newest run of each of these studies, without those that have none. */
    Map<StudyId, RunView> of(Collection<StudyId> studyIds);
}
