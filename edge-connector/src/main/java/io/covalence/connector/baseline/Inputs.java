package io.covalence.connector.baseline;

import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The plan and the sites' rows that a comparison starts from. */
record Inputs(StudyPlan plan, List<Dataset> sites) {

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException naming the file and its first problem
     */
    static Inputs read(Path planFile, List<Path> siteFiles) throws IOException {
        var plan = plan(planFile);
        var sites = new ArrayList<Dataset>();
        for (var file : siteFiles) {
            var report = SiteKinds.source(plan).read(file);
            sites.add(report.dataset()
                    .orElseThrow(() -> new IllegalArgumentException(
                            file.getFileName() + ": " + report.problems().getFirst())));
        }
        return new Inputs(plan, sites);
    }

    private static StudyPlan plan(Path file) throws IOException {
        try {
            var plan = Json.strict(Files.readAllBytes(file), StudyPlan.class);
            if (!plan.violations().isEmpty()) {
                throw new IllegalArgumentException(
                        file.getFileName() + ": " + plan.violations().getFirst());
            }
            return plan;
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** A site's own training rows with the evaluation rows of all. */
    Dataset alone(int site) {
        return new Dataset(sites.get(site).training(), pooled().evaluation());
    }

    Dataset pooled() {
        return Dataset.union(sites);
    }
}
