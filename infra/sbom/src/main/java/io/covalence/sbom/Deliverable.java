package io.covalence.sbom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * Something that is installed as one.
 *
 * @param name as people call it
 * @param content a WAR, or a folder with jars at any depth
 * @param resolved the SBOM that the build made of what it resolved; absent for what the build only unpacks
 */
record Deliverable(String name, Path content, Optional<Path> resolved) {
    private static final String LIBRARIES = "WEB-INF/lib/";

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

    /** Its jars, by name. */
    List<ShippedJar> jars() throws IOException {
        var jars = Files.isDirectory(content) ? inFolder() : inArchive();
        return jars.stream().sorted(Comparator.comparing(ShippedJar::file)).toList();
    }

    private List<ShippedJar> inFolder() throws IOException {
        List<Path> files;
        try (var walk = Files.walk(content)) {
            files = walk.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        var jars = new ArrayList<ShippedJar>();
        for (var file : files) {
            jars.add(JarReader.read(file.getFileName().toString(), Files.readAllBytes(file)));
        }
        return jars;
    }

    private List<ShippedJar> inArchive() throws IOException {
        var jars = new ArrayList<ShippedJar>();
        try (var archive = new ZipFile(content.toFile())) {
            for (var entry : archive.stream().toList()) {
                if (entry.getName().startsWith(LIBRARIES) && entry.getName().endsWith(".jar")) {
                    try (var stream = archive.getInputStream(entry)) {
                        jars.add(JarReader.read(entry.getName().substring(LIBRARIES.length()), stream.readAllBytes()));
                    }
                }
            }
        }
        return jars;
    }
}
