package io.covalence.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class JarReaderTest {
    @Test
    void namesWhatAJarIsAndWhatWasCopiedIntoIt() throws IOException {
        var jar = JarReader.read(
                "toolbox-1.0.jar",
                jar(Map.of(
                        "META-INF/maven/org.example/toolbox/pom.properties",
                                coordinates("org.example", "toolbox", "1.0"),
                        "META-INF/maven/org.yaml/snakeyaml/pom.properties",
                                coordinates("org.yaml", "snakeyaml", "1.26"),
                        "org/example/shade/yaml/Yaml.class", "")));
        assertThat(jar.own()).contains(Coordinates.maven("org.example", "toolbox", "1.0"));
        assertThat(jar.inside()).containsExactly(Coordinates.maven("org.yaml", "snakeyaml", "1.26"));
        assertThat(jar.holds("yaml/Yaml.class")).isTrue();
        assertThat(jar.holds("yaml/Loader.class")).isFalse();
    }

    @Test
    void aJarThatSaysNothingOfItselfHasNoCoordinates() throws IOException {
        assertThat(JarReader.read("silent.jar", jar(Map.of("A.class", ""))).own())
                .isEmpty();
    }

    @Test
    void coordinatesOfOthersAreNotItsOwn() throws IOException {
        var jar = JarReader.read(
                "nd4j-1.0-shaded.jar",
                jar(Map.of(
                        "META-INF/maven/com.google.guava/guava/pom.properties",
                        coordinates("com.google.guava", "guava", "30.1.1-jre"))));
        assertThat(jar.own()).isEmpty();
        assertThat(jar.inside()).containsExactly(Coordinates.maven("com.google.guava", "guava", "30.1.1-jre"));
    }

    @Test
    void machineCodeInAJarIsNamed() throws IOException {
        var jar = JarReader.read(
                "blas-1.0.jar", jar(Map.of("linux/libblas.so.3", "code", "windows/blas.dll", "", "notes.so.txt", "")));
        assertThat(jar.natives())
                .extracting(ShippedJar.NativeCode::name)
                .containsExactly("linux/libblas.so.3", "windows/blas.dll");
        // SHA-256 of the four letters, by sha256sum.
        assertThat(jar.natives().getFirst().sha256())
                .isEqualTo("5694d08a2e53ffcae0c3103e5ad6f6076abd960eb1f8a56577040bc1028f702b");
    }

    private static String coordinates(String group, String name, String version) {
        return "groupId=" + group + "\nartifactId=" + name + "\nversion=" + version + "\n";
    }

    static byte[] jar(Map<String, String> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
