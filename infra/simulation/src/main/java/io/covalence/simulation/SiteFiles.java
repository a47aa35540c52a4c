package io.covalence.simulation;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.plan.StudyPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the sites' files as their connectors would. */
public final class SiteFiles {
    private SiteFiles() {}

    /**
     * Reads the files.
     *
     * @throws Unusable naming the file and its first problem
     */
    public static List<Dataset> read(StudyPlan plan, List<Path> files) {
        var datasets = new ArrayList<Dataset>();
        for (var file : files) {
            var report = SiteKinds.source(plan).read(file);
            datasets.add(report.dataset()
                    .orElseThrow(() -> new Unusable(
                            file.getFileName() + ": " + report.problems().getFirst())));
        }
        return datasets;
    }
}
