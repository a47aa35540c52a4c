package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.dev.story.Person;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attacks on the terminal of a site's person. The service refuses text that a terminal obeys; the connector must not rely on it,
 * because the service may be dishonest or broken into: here it changes every study on its way to the connector.
 */
@Tag("attacks")
@Order(10)
@ExtendWith(RunningDemo.Extension.class)
class TerminalAttackTest {
    /** Clears the screen, goes back on the line, reverses text, breaks lines, hides. */
    private static final String ATTACK = "\\u001b[2J\\u001b]0;owned\\u0007\\rforged\\u009b31m\\u202e\\u2028\\u200b";

    private final RunningDemo demo;
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path folder = Path.of("");

    TerminalAttackTest(RunningDemo demo) {
        this.demo = demo;
    }

    @Test
    void aDishonestServiceDoesNotWriteToASitesTerminal() throws Exception {
        var study = demo.api()
                .get("/studies?limit=200")
                .as(Person.ofInstitution(1))
                .send()
                .body()
                .path("items");
        var id = study.path(study.size() - 1).path("id").asText();
        try (var service =
                FrontProxy.changing(URI.create(demo.addresses().publicUrl()), TerminalAttackTest::attacking)) {
            var home = homeOf(1, service.url());

            for (var command : List.of(
                    List.of("study", "show", id),
                    List.of("study", "ls"),
                    List.of("charter", "show", id),
                    List.of("study", "show", id, "--json"),
                    List.of("study", "ls", "--json"),
                    List.of("status"),
                    List.of("doctor"))) {
                var said = connector(home, command);

                assertThat(said).as(command.toString()).isNotBlank();
                assertThat(said.replace("\n", ""))
                        .as(command.toString())
                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
            }
            assertThat(connector(home, List.of("study", "show", id))).contains("forged");
        }
    }

    /** Begins and ends whatever people wrote with the attack. */
    private static String attacking(String body) {
        return body.replaceAll(
                "\"(name|question|tenantName|institutionName)\"\\s*:\\s*\"([^\"]*)\"",
                "\"$1\":\"" + ATTACK.replace("\\", "\\\\") + "$2" + ATTACK.replace("\\", "\\\\") + "\"");
    }

    /** The site's connector as it is, talking to another service. */
    private Path homeOf(int site, URI service) throws IOException {
        var home = Files.createDirectory(
                folder.resolve("home"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var from = demo.connectorHome(site);
        for (var file : List.of("authentication.key", "identity.key", "datasets.json", "policy.json")) {
            if (Files.exists(from.resolve(file))) {
                Files.copy(from.resolve(file), home.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        var enrolment =
                (ObjectNode) json.readTree(from.resolve("enrolment.json").toFile());
        enrolment.put("apiUrl", service + "/api/v1").put("aggregationUrl", service + "/aggregation/v1");
        Files.writeString(home.resolve("enrolment.json"), enrolment.toString());
        return home;
    }

    /** What a command prints to both of its outputs. */
    private String connector(Path home, List<String> command) throws IOException, InterruptedException {
        var words = new ArrayList<String>();
        words.add(demo.root().resolve("edge-connector/bin/connector").toString());
        words.addAll(command);
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("COVALENCE_CONNECTOR_HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("NO_COLOR", "1");
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
