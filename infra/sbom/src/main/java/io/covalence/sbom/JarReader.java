package io.covalence.sbom;

import io.covalence.sbom.ShippedJar.NativeCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
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
    private static final Pattern NATIVE = Pattern.compile(".+\\.(so|dll|dylib|jnilib)(\\.[0-9]+)*");

    private JarReader() {}

    static ShippedJar read(String file, byte[] content) throws IOException {
        Set<String> classes = new HashSet<>();
        List<Coordinates> found = new ArrayList<>();
        List<NativeCode> natives = new ArrayList<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".class")) {
                    classes.add(entry.getName());
                } else if (COORDINATES.matcher(entry.getName()).matches()) {
                    coordinates(zip).ifPresent(found::add);
                } else if (NATIVE.matcher(entry.getName()).matches()) {
                    natives.add(new NativeCode(entry.getName(), sha256(zip)));
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
        return new ShippedJar(file, sha256(content), own, inside, natives, classes);
    }

    private static Optional<Coordinates> coordinates(ZipInputStream zip) throws IOException {
        var properties = new Properties();
        properties.load(zip);
        var group = properties.getProperty("groupId");
        var name = properties.getProperty("artifactId");
        var version = properties.getProperty("version");
        return group == null || name == null || version == null
                ? Optional.empty()
                : Optional.of(Coordinates.maven(group, name, version));
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    /** Machine code is larger than what fits into memory beside its jar. */
    private static String sha256(InputStream content) throws IOException {
        var digest = sha256();
        content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
