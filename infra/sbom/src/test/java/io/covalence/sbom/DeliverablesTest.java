package io.covalence.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Looks into what the build made before this module. */
@Tag("supply")
class DeliverablesTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path SBOMS = Path.of("target/sboms");

    @BeforeAll
    static void everythingIsExplained() throws IOException {
        assertThat(new SbomCommand(ROOT, new PrintStream(System.out, true), LocalDate.now(ZoneOffset.UTC)).run())
                .isEmpty();
    }

    @Test
    void everyDeliverableHasAnSbomThatItsSchemaAllows() throws IOException {
        for (var deliverable : Deliverable.of(ROOT)) {
            var file = SBOMS.resolve(deliverable.name() + ".cdx.json");
            assertThat(new JsonParser().validate(file.toFile(), Version.VERSION_16))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void everyJarOfTheConnectorAndTheArchivesStandsInTheSbomOfTheBuild() throws Exception {
        for (var deliverable : Deliverable.of(ROOT)) {
            if (deliverable.resolved().isPresent()) {
                var resolved = new JsonParser()
                        .parse(deliverable.resolved().get().toFile()).getComponents().stream()
                                .map(component -> component.getName() + "-" + component.getVersion())
                                .toList();
                for (var jar : shipment(deliverable).jars()) {
                    if (jar.file().endsWith(".jar")) {
                        assertThat(resolved)
                                .as(deliverable.name() + "/" + jar.file())
                                .anyMatch(name -> jar.file().startsWith(name)
                                        || jar.file().startsWith("nd4j-"));
                    }
                }
            }
        }
    }

    /** A scanner finds nothing about a part that has no package URL. */
    @Test
    void everyShippedPartHasAPackageUrl() throws Exception {
        for (var deliverable : Deliverable.of(ROOT)) {
            for (var component : sbom(deliverable).getComponents()) {
                if (component.getType() != Component.Type.FILE) {
                    assertThat(component.getPurl()).as(component.getName()).startsWith("pkg:");
                }
            }
        }
    }

    @Test
    void partsThatSayNothingOfThemselvesAreNamedAllTheSame() throws IOException {
        assertThat(Files.readString(SBOMS.resolve("server.cdx.json")))
                .contains(
                        "pkg:maven/org.bouncycastle/bcprov-jdk18on@",
                        "pkg:maven/org.hibernate.orm/hibernate-core@",
                        "pkg:maven/com.google.protobuf/protobuf-java@",
                        "pkg:maven/org.postgresql/postgresql@");
        assertThat(Files.readString(SBOMS.resolve("connector.cdx.json")))
                .contains("pkg:maven/org.bouncycastle/bcprov-jdk18on@", "pkg:maven/info.picocli/picocli@");
        assertThat(Files.readString(SBOMS.resolve("aggregation.cdx.json")))
                .contains("pkg:maven/org.bouncycastle/bcprov-jdk18on@");
    }

    @Test
    void whatWasCopiedIntoThePortalAndIntoItsFrontEndIsNamed() throws IOException {
        assertThat(Files.readString(SBOMS.resolve("portal.cdx.json")))
                .contains("pkg:npm/echarts@", "pkg:npm/lit@", "pkg:npm/dompurify@", "pkg:npm/%40vaadin/grid@");
    }

    @Test
    void machineCodeOfTheConnectorIsNamed() throws IOException {
        assertThat(Files.readString(SBOMS.resolve("connector.cdx.json"))).contains("libopenblas", "libnd4jcpu.so");
    }

    private static Shipment shipment(Deliverable deliverable) throws IOException {
        return Shipment.of(deliverable, KeptNames.read(ROOT.resolve("infra/sbom/src/main/advisories/names.json")));
    }

    private static Bom sbom(Deliverable deliverable) throws Exception {
        return new JsonParser()
                .parse(SBOMS.resolve(deliverable.name() + ".cdx.json").toFile());
    }

    @Test
    void theConnectorShipsNoReaderOfJsonYamlXmlOrProtobufOfTheLearningLibrary() throws IOException {
        var connector = Deliverable.of(ROOT).getFirst();
        for (var jar : shipment(connector).jars()) {
            assertThat(jar.classes())
                    .as(jar.file())
                    .noneMatch(name -> name.startsWith("org/nd4j/shade/yaml/")
                            || name.startsWith("org/nd4j/shade/wstx/")
                            || name.startsWith("org/nd4j/shade/protobuf/")
                            || name.startsWith("org/nd4j/shade/codehaus/")
                            || name.startsWith("org/nd4j/shade/guava/io/")
                            || name.equals("org/nd4j/shade/jackson/databind/ObjectMapper.class"));
        }
    }

    @Test
    void theSbomOfTheConnectorNamesWhatWasCopiedIntoItsJars() throws IOException {
        assertThat(Files.readString(SBOMS.resolve("connector.cdx.json")))
                .contains("pkg:maven/com.google.guava/guava@30.1.1-jre", "CVE-2023-2976", "code_not_present");
    }
}
