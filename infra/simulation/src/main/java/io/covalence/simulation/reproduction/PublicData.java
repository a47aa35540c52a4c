package io.covalence.simulation.reproduction;

import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.demodata.Sheet;
import io.covalence.simulation.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of a folder with public data, and the plans that read them. */
final class PublicData {
    private PublicData() {}

    /**
     * Reads a table.
     *
     * @throws Unusable when there is none
     */
    static Sheet table(Path data, String name) throws IOException {
        return Sheet.read(file(data, name));
    }

    /**
     * Finds a file.
     *
     * @throws Unusable when there is none
     */
    static Path file(Path data, String name) {
        var file = data.resolve(name);
        if (!Files.isReadable(file)) {
            throw new Unusable("There is no readable " + file + ": say --data with a folder that holds " + name);
        }
        return file;
    }

    /** A plan that comes with this program. */
    static StudyPlan plan(String name) throws IOException {
        try (var resource = PublicData.class.getResourceAsStream("/reproductions/" + name + ".json")) {
            if (resource == null) {
                throw new IllegalStateException("the plan " + name + " is missing from this build");
            }
            var plan = Json.strict(resource.readAllBytes(), StudyPlan.class);
            if (!plan.violations().isEmpty()) {
                throw new IllegalStateException(name + ": " + plan.violations().getFirst());
            }
            return plan;
        } catch (MalformedJson e) {
            throw new IllegalStateException(name, e);
        }
    }
}
