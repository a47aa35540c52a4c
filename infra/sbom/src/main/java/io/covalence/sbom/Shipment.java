package io.covalence.sbom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What is in a deliverable: jars, and files that were copied out of others' packages.
 *
 * @param strangers files of others of which nothing says what they are
 */
record Shipment(List<ShippedJar> jars, List<String> strangers) {
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final String CLASSES = "WEB-INF/classes/";
    private static final String OUR_CLASSES = CLASSES + "io/covalence/";

    /** Vaadin's precompiled front end, and its own list of what was compiled into it. */
    private static final String BUNDLE = CLASSES + "META-INF/VAADIN/webapp/";

    private static final String BUNDLE_LIST = CLASSES + "META-INF/VAADIN/config/stats.json";

    /** What only a build of somebody's writes. */
    private static final Pattern BUILT = Pattern.compile(".+\\.min\\.[a-z]+|.+\\.(wasm|so|dll|dylib)");

    Shipment {
        jars = List.copyOf(jars);
        strangers = List.copyOf(strangers);
    }

    static Shipment of(Deliverable deliverable, KeptNames kept) throws IOException {
        var reader = new Reader(deliverable.name(), deliverable.names(), kept);
        if (Files.isDirectory(deliverable.content())) {
            reader.folder(deliverable.content());
        } else {
            reader.archive(deliverable.content());
        }
        reader.jars.sort(Comparator.comparing(ShippedJar::file));
        return new Shipment(reader.jars, reader.strangers);
    }

    private static final class Reader {
        private final String deliverable;
        private final BuildNames built;
        private final KeptNames kept;
        private final List<ShippedJar> jars = new ArrayList<>();
        private final List<String> strangers = new ArrayList<>();

        Reader(String deliverable, BuildNames built, KeptNames kept) {
            this.deliverable = deliverable;
            this.built = built;
            this.kept = kept;
        }

        void folder(Path folder) throws IOException {
            List<Path> files;
            try (var walk = Files.walk(folder)) {
                files = walk.filter(file -> file.toString().endsWith(".jar")).toList();
            }
            for (var file : files) {
                jar(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }

        void archive(Path archive) throws IOException {
            try (var zip = new ZipFile(archive.toFile())) {
                for (var entry : zip.stream().filter(one -> !one.isDirectory()).toList()) {
                    var name = entry.getName();
                    if (name.startsWith(LIBRARIES) && name.endsWith(".jar")) {
                        jar(name.substring(LIBRARIES.length()), content(zip, entry));
                    } else if (name.equals(BUNDLE_LIST)) {
                        bundle(content(zip, entry));
                    } else if (!name.startsWith(BUNDLE)) {
                        file(name, content(zip, entry));
                    }
                }
            }
        }

        private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
            try (var stream = zip.getInputStream(entry)) {
                return stream.readAllBytes();
            }
        }

        private void jar(String file, byte[] content) throws IOException {
            var jar = JarReader.read(file, content);
            var own = jar.own();
            if (own.isEmpty()) {
                own = built.find(file);
            }
            if (own.isEmpty()) {
                own = kept.find(deliverable, file, content);
            }
            if (own.isEmpty()) {
                strangers.add(file);
            }
            jars.add(own.map(jar::known).orElse(jar));
        }

        private void bundle(byte[] list) throws IOException {
            var parts = new ArrayList<Coordinates>();
            Json.tree(list)
                    .path("npmModules")
                    .properties()
                    .forEach(module -> parts.add(
                            Coordinates.npm(module.getKey(), module.getValue().asText())));
            jars.add(new ShippedJar(BUNDLE, JarReader.sha256(list), Optional.empty(), parts, List.of(), Set.of()));
        }

        private void file(String name, byte[] content) throws IOException {
            var own = kept.find(deliverable, name, content);
            if (own.isPresent()) {
                jars.add(new ShippedJar(name, JarReader.sha256(content), own, List.of(), List.of(), Set.of()));
            } else if (BUILT.matcher(name).matches() || (name.endsWith(".class") && !name.startsWith(OUR_CLASSES))) {
                strangers.add(name);
            }
        }
    }
}
