package io.covalence.simulation.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.covalence.connector.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final StringWriter said = new StringWriter();

    @Test
    void listsWhatThereIs() {
        assertThat(run("--list")).isZero();

        assertThat(said.toString().lines())
                .extracting(line -> line.split(" ", 2)[0])
                .contains("heart", "tox21", "aqsoldb");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(run("flowers", "--data", folder.toString())).isEqualTo(2);
        assertThat(run("heart", "--data", folder.toString())).isEqualTo(2);
        assertThat(run("heart", "--data", folder.toString(), "--seeds", "0")).isEqualTo(2);

        assertThat(said.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("There is no \"flowers\"; there are heart"),
                        line -> assertThat(line)
                                .startsWith("There is no readable")
                                .endsWith("heart_uci_4sites/fed_heart_disease_flamby.csv"),
                        line -> assertThat(line).isEqualTo("--seeds must be from 1 to 100"));
    }

    /** One run of each is far from a mean of five, but not as far as another task would be. */
    @Test
    void publishedFiguresOfFourHospitalsAreNear() throws Exception {
        var data = System.getenv("COVALENCE_DATA");
        assumeThat(data).as("COVALENCE_DATA").isNotNull();
        var json = folder.resolve("heart.json");

        int code = run("heart", "--data", data, "--seeds", "1", "--methods", "FedYogi", "--json", json.toString());

        assertThat(code).as(said.toString()).isIn(0, 1);
        var rows = Json.tree(Files.readAllBytes(json)).path("rows");
        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.path("value").asDouble())
                        .isBetween(
                                row.path("reference").asDouble() - 0.06,
                                row.path("reference").asDouble() + 0.06));
    }

    private int run(String... arguments) {
        return ReproduceCommand.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said, true))
                .execute(arguments);
    }
}
