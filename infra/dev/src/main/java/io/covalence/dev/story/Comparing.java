package io.covalence.dev.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares the federation with training at each site alone, and on all rows in one place. */
public final class Comparing {
    private final SimulationPrograms tools;
    private final ObjectMapper json;

    public Comparing(SimulationPrograms tools, ObjectMapper json) {
        this.tools = tools;
        this.json = json;
    }

    /**
     * Each way at its best epoch on the union of the sites' evaluation rows.
     *
     * @param metric what the figures are
     */
    public record Result(Metric metric, double pooled, double bestSite, List<DemoReport.Site> sites) {}

    public Result compare(StudyPlan plan, List<Story.Site> sites, Path directory) {
        try {
            var planFile = directory.resolve("plan.json");
            Files.write(planFile, json.writeValueAsBytes(plan));
            var arguments = new ArrayList<>(List.of("--plan", planFile.toString()));
            sites.forEach(site -> arguments.add(site.file().toString()));
            var found = tools.run("io.covalence.simulation.baseline.CompareCommand", arguments);
            var alone = new ArrayList<DemoReport.Site>();
            for (int i = 0; i < sites.size(); i++) {
                var site = found.path("sites").path(i);
                alone.add(new DemoReport.Site(
                        sites.get(i).name(),
                        site.path("rows").asInt(),
                        site.path("alone").asDouble()));
            }
            return new Result(
                    json.treeToValue(found.path("metric"), Metric.class),
                    found.path("pooled").path("metric").asDouble(),
                    found.path("bestSite").asDouble(),
                    alone);
        } catch (IOException e) {
            throw new StoryException("Cannot write the plan for the comparison.", e);
        }
    }
}
