package io.covalence.service.study;

import io.covalence.contract.run.RunView;
import java.util.Collection;
import java.util.Map;

/** The newest run of each study; told by the feature that keeps runs, which builds on this one. */
public interface LatestRuns {
    /** The newest run of each of these studies, without those that have none. */
    Map<String, RunView> of(Collection<String> studyIds);
}
