package io.covalence.sbom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Something that is installed as one.
 *
 * @param name as people call it
 * @param content a WAR, or a folder with jars at any depth
 * @param resolved the SBOM that the build made of what it resolved; absent for what the build only unpacks
 */
record Deliverable(String name, Path content, Optional<Path> resolved) {

    /** The project's deliverables, below the root of a built checkout. */
    static List<Deliverable> of(Path root) {
        return List.of(
                new Deliverable("connector", root.resolve("edge-connector/target/lib"), bom(root, "edge-connector")),
                new Deliverable("api", root.resolve("api/rest/target/api.war"), bom(root, "api/rest")),
                new Deliverable(
                        "aggregation",
                        root.resolve("aggregation-service/server/target/aggregation.war"),
                        bom(root, "aggregation-service/server")),
                new Deliverable("portal", root.resolve("portal/target/portal.war"), bom(root, "portal")),
                new Deliverable("server", root.resolve("infra/server/target/wildfly"), Optional.empty()));
    }

    private static Optional<Path> bom(Path root, String module) {
        return Optional.of(root.resolve(module).resolve("target/bom.json"));
    }

    /** What those know of its jars who put it together. */
    BuildNames names() throws IOException {
        return resolved.isPresent()
                ? BuildNames.ofBuild(resolved.get())
                : BuildNames.ofServer(content.resolve("docs/licenses"));
    }
}
