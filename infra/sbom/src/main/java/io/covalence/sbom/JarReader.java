package io.covalence.sbom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads out of a jar what it is made of: Maven leaves a file with the coordinates, and shading keeps those of what it copies. */
final class JarReader {
    private static final Pattern COORDINATES = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");

    private JarReader() {}

    static ShippedJar read(String file, byte[] content) throws IOException {
        Set<String> classes = new HashSet<>();
        List<Coordinates> found = new ArrayList<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".class")) {
                    classes.add(entry.getName());
                } else if (COORDINATES.matcher(entry.getName()).matches()) {
                    coordinates(zip).ifPresent(found::add);
                }
            }
        }
        var own = found.stream()
                .filter(part -> file.startsWith(part.name() + "-") || file.equals(part.name() + ".jar"))
                .max(Comparator.comparingInt(part -> part.name().length()));
        var inside = found.stream()
                .filter(part -> own.isEmpty() || !own.get().equals(part))
                .distinct()
                .sorted()
                .toList();
        return new ShippedJar(file, sha256(content), own, inside, classes);
    }

    private static Optional<Coordinates> coordinates(ZipInputStream zip) throws IOException {
        var properties = new Properties();
        properties.load(zip);
        var group = properties.getProperty("groupId");
        var name = properties.getProperty("artifactId");
        var version = properties.getProperty("version");
        return group == null || name == null || version == null
                ? Optional.empty()
                : Optional.of(new Coordinates(group, name, version));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
