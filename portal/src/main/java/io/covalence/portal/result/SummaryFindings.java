package io.covalence.portal.result;

import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.StudySnapshot;

/** What the rows of all sites together are like. */
final class SummaryFindings extends Findings {
    private static final long serialVersionUID = 1;

    private final SummaryPanel summary = new SummaryPanel();

    SummaryFindings() {
        add(summary);
    }

    @Override
    void show(StudySnapshot snapshot, RunView run) {
        summary.show(run, snapshot.summary());
    }
}
