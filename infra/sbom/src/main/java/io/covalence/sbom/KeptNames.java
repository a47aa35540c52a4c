package io.covalence.sbom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What the project itself knows of shipped files that do not say what they are. */
record KeptNames(List<Name> names) {
    KeptNames {
        names = List.copyOf(names);
    }

    static KeptNames read(Path file) throws IOException {
        return Json.read(file, KeptNames.class);
    }

    /**
     * A file that is known by its name.
     *
     * @param file a regular expression of its name: of a jar without folders, of any other file with them
     * @param part {@code group:name}, or {@code npm:name}
     * @param where its version stands: {@code name}, {@code content}, or the name of an entry of the jar
     * @param version a regular expression, whose first group is the version
     */
    record Name(String deliverable, String file, String part, String where, String version) {
        boolean names(String deliverable, String file) {
            return this.deliverable.equals(deliverable) && file.matches(this.file);
        }

        private Optional<Coordinates> coordinates(String file, byte[] content) throws IOException {
            var text = where.equals("name")
                    ? file
                    : new String(where.equals("content") ? content : entry(content), StandardCharsets.ISO_8859_1);
            var found = Pattern.compile(version).matcher(text);
            return found.find() ? Optional.of(Coordinates.of(part, found.group(1))) : Optional.empty();
        }

        private byte[] entry(byte[] jar) throws IOException {
            try (var zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().equals(where)) {
                        return zip.readAllBytes();
                    }
                }
            }
            return new byte[0];
        }
    }

    Optional<Coordinates> find(String deliverable, String file, byte[] content) throws IOException {
        for (var name : names) {
            if (name.names(deliverable, file)) {
                return name.coordinates(file, content);
            }
        }
        return Optional.empty();
    }

    /** What is wrong, in words: names of what is not shipped, or no more. */
    List<String> complaints(Map<String, List<ShippedJar>> shipped) {
        return names.stream()
                .filter(name -> shipped.getOrDefault(name.deliverable(), List.of()).stream()
                        .noneMatch(jar -> name.names(name.deliverable(), jar.file())))
                .map(name -> "The name " + name.part() + " for " + name.deliverable() + "/" + name.file()
                        + " names nothing that is shipped: delete it.")
                .toList();
    }
}
