package io.covalence.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShipmentTest {
    /** Fixed in 1.78, says the advisory (NVD, CVE-2024-30171). */
    private static final Advisory TIMING = new Advisory(
            "CVE-2024-30171",
            "org.bouncycastle:bcprov-jdk18on",
            List.of(new Advisory.Range("", "1.78")),
            "timing of RSA");

    private static final String SILENT = "bcprov-jdk18on-1.77.jar";

    @TempDir
    Path folder = Path.of("");

    @Test
    void aSilentJarIsKnownAsTheBuildResolvedItAndHeldAgainstTheAdvisories() throws IOException {
        write(SILENT, silent());
        var bom = write("bom.json", """
                {"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library",
                 "group":"org.bouncycastle","name":"bcprov-jdk18on","version":"1.77"}]}""");

        assertFound(Shipment.of(new Deliverable("connector", folder, Optional.of(bom)), new KeptNames(List.of())));
    }

    @Test
    void aSilentJarOfTheServerIsKnownAsItsFeaturePackListsIt() throws IOException {
        write("modules/bcprov/main/" + SILENT, silent());
        write("docs/licenses/licenses.xml", """
                <licenseSummary><dependencies>
                  <dependency><groupId>com.example</groupId><artifactId>absent</artifactId><version>Not Installed</version></dependency>
                  <dependency><groupId>org.bouncycastle</groupId><artifactId>bcprov-jdk18on</artifactId><version>1.77</version></dependency>
                </dependencies></licenseSummary>""");

        assertFound(Shipment.of(new Deliverable("server", folder, Optional.empty()), new KeptNames(List.of())));
    }

    @Test
    void aSilentJarIsKnownAsTheProjectKeepsIt() throws IOException {
        write("modules/provider.jar", JarReaderTest.jar(Map.of("META-INF/MANIFEST.MF", "Bundle-Version: 1.77\r\n")));
        write("docs/licenses/licenses.xml", "<licenseSummary/>");
        var kept = new KeptNames(List.of(new KeptNames.Name(
                "server",
                "provider\\.jar",
                "org.bouncycastle:bcprov-jdk18on",
                "META-INF/MANIFEST.MF",
                "Bundle-Version: (\\S+)")));

        var shipment = Shipment.of(new Deliverable("server", folder, Optional.empty()), kept);

        assertFound(shipment);
        assertThat(kept.complaints(Map.of("server", shipment.jars()))).isEmpty();
        assertThat(kept.complaints(Map.of("server", List.of())))
                .singleElement()
                .asString()
                .contains("delete it");
    }

    @Test
    void aJarThatNobodyKnowsIsAStranger() throws IOException {
        write(SILENT, silent());
        write("docs/licenses/licenses.xml", "<licenseSummary/>");

        var shipment = Shipment.of(new Deliverable("server", folder, Optional.empty()), new KeptNames(List.of()));

        assertThat(shipment.strangers()).containsExactly(SILENT);
    }

    @Test
    void filesThatWereCopiedIntoAnArchiveAreNamedOrStrangers() throws IOException {
        var bom = write("bom.json", "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[]}");
        var archive = write(
                "portal.war",
                JarReaderTest.jar(Map.of(
                        "covalence/charts.min.js", "charts.version=\"6.0.0\"",
                        "covalence/other.min.js", "",
                        "covalence/own.js", "",
                        "WEB-INF/classes/org/other/A.class", "",
                        "WEB-INF/classes/io/covalence/A.class", "",
                        "WEB-INF/classes/META-INF/VAADIN/config/stats.json",
                                "{\"npmModules\":{\"@lit/reactive-element\":\"2.1.2\",\"lit\":\"3.3.3\"}}",
                        "WEB-INF/classes/META-INF/VAADIN/webapp/x.min.js", "")));
        var kept = new KeptNames(List.of(new KeptNames.Name(
                "portal", "covalence/charts\\.min\\.js", "npm:charts", "content", "version=\"(.+)\"")));

        var shipment = Shipment.of(new Deliverable("portal", archive, Optional.of(bom)), kept);

        assertThat(shipment.strangers())
                .containsExactlyInAnyOrder("covalence/other.min.js", "WEB-INF/classes/org/other/A.class");
        assertThat(shipment.jars().stream().flatMap(file -> file.own().stream()).map(Coordinates::purl))
                .containsExactly("pkg:npm/charts@6.0.0");
        assertThat(shipment.jars().stream()
                        .flatMap(file -> file.inside().stream())
                        .map(Coordinates::purl))
                .containsExactlyInAnyOrder("pkg:npm/%40lit/reactive-element@2.1.2", "pkg:npm/lit@3.3.3");
    }

    private static void assertFound(Shipment shipment) {
        assertThat(shipment.strangers()).isEmpty();
        var check = new AdvisoryCheck(
                new Advisories(LocalDate.of(2026, 11, 29), List.of("test"), List.of(TIMING)),
                new Explanations(List.of()));
        assertThat(check.complaints(Map.of("any", shipment.jars())))
                .singleElement()
                .asString()
                .contains("CVE-2024-30171", "bcprov-jdk18on 1.77");
    }

    private static byte[] silent() throws IOException {
        return JarReaderTest.jar(Map.of("org/bouncycastle/A.class", ""));
    }

    private Path write(String name, String content) throws IOException {
        return write(name, content.getBytes(UTF_8));
    }

    private Path write(String name, byte[] content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }
}
