package io.covalence.simulation;

import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with a plan: the plan alone, or the member {@code plan} of a study. */
public final class PlanFile {
    private static final long LARGEST = 1 << 20;

    private PlanFile() {}

    /**
     * Reads a plan that learns something.
     *
     * @throws Unusable as {@link #read}, and when its work is another
     */
    public static StudyPlan readLearning(Path file) {
        var plan = read(file);
        return switch (plan.work()) {
            case Learning learning -> plan;
            case Summary summary ->
                throw new Unusable(file + " sums up rows: nothing is trained, compared or repeated");
        };
    }

    /**
     * Reads a plan that may be run.
     *
     * @throws Unusable naming the file and what is wrong with it
     */
    public static StudyPlan read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new Unusable("There is no file " + file);
            }
            if (Files.size(file) > LARGEST) {
                throw new Unusable(file + " is longer than a plan may be");
            }
            var bytes = Files.readAllBytes(file);
            var tree = Json.tree(bytes);
            var plan = Json.strict(tree.has("plan") ? Json.bytes(tree.path("plan")) : bytes, StudyPlan.class);
            if (!plan.violations().isEmpty()) {
                throw new Unusable(file + ": " + plan.violations().getFirst());
            }
            return plan;
        } catch (MalformedJson e) {
            throw new Unusable(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read", e);
        }
    }
}
