package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.dev.story.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * A connector's folder is copied while it works in rounds, and the copy is started beside it. Runs late: the evidence that the sites
 * hold of these studies is none of the demonstration's.
 */
@Order(Integer.MAX_VALUE - 1)
@ExtendWith(RunningDemo.Extension.class)
class CopiedConnectorTest {
    private static final String REFUSED = "nother connector with this site's keys tried to begin";

    private final RunningDemo demo;
    private final Visitor visitor = new Visitor(HttpClient.newHttpClient());

    @TempDir
    Path folder = Path.of("");

    CopiedConnectorTest(RunningDemo demo) {
        this.demo = demo;
    }

    @Test
    @Tag("e2e")
    void copyIsRefusedWhenItBeginsAndTheRoundsGoOnWithoutIt() throws Exception {
        var study = running();
        var copy = copy(3);

        var refused = copy.run("run");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.text())
                .contains("Another connector has worked for this site since", "delete the copy")
                .doesNotContain("waits for rounds");
        assertThat(copy.run("status").text())
                .contains("last problem: The service says: \"Another connector has worked for this site");
        demo.await(() -> study.connector(3).run("status").text().contains("A" + REFUSED));

        study.awaitSuccess();
        assertThat(study.rounds()).hasSizeGreaterThan(RunningDemo.ROUNDS).allSatisfy(round -> {
            assertThat(round.at("/summary/phase").asText()).isEqualTo("COMPLETED");
            assertThat(round.at("/summary/sitesIn").asInt()).isEqualTo(RunningDemo.SITES);
            assertThat(convictions(round.at("/summary/roundId").asText())).isEmpty();
        });
    }

    @Test
    @Tag("browser")
    void portalSaysThatACopyWasRefused() throws Exception {
        assumeTrue(Browser.isInstalled(), "Chromium and its driver are not installed");
        try (var browser = Browser.open(folder.resolve("profile"))) {
            browser.signIn(demo.addresses().portal().toString(), Person.SPONSOR.username(), Person.SPONSOR.password());
            browser.see(By.id("person-name"));
            // Only now: a first sign-in may take as long as the whole run.
            var study = running();
            browser.go(study.page().toString());
            browser.see(By.id("live-round"));

            assertThat(copy(4).run("run").exitCode()).isEqualTo(1);

            // In the round under way, and from its end on among those that have ended.
            browser.seeText(By.id("rounds"), "a" + REFUSED);
            browser.scrollTo(By.id("rounds"));
            browser.picture(demo.screenshot("copied-connector"));
            study.awaitSuccess();
        }
    }

    /** Who is proved to have broken the protocol in a round, as every site of it is told. */
    private JsonNode convictions(String round) {
        var token = visitor.post(demo.addresses().tokens(), new StolenCredentials(demo).ofConnector(1));
        var answer = visitor.get(
                URI.create(demo.addresses().publicUrl() + "/aggregation/v1/rounds/" + round + "/evidence/convictions"),
                "Authorization",
                "Bearer " + read(token).path("access_token").asText());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer).required("items");
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OwnStudy running() {
        demo.report();
        var study = OwnStudy.make(demo, RunningDemo.ROUNDS);
        study.start();
        return study;
    }

    /** As a backup program does, permissions included; what changes meanwhile is as it was a moment before or after. */
    private ConnectorProgram copy(int site) throws IOException {
        var from = demo.connectorHome(site);
        var to = folder.resolve("copy-" + site);
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                    Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
                } else if (Files.exists(file)) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return new ConnectorProgram(demo, to);
    }
}
