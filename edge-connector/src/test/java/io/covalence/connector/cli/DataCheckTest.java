package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.Sha256;
import io.covalence.contract.plan.task.Target;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checking a file with nothing but the plan's text: no folder, no enrolment, no service. */
class DataCheckTest {
    private static final String PLAN = Json.text(Plans.linear("active"));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void fileIsCheckedWithoutEnrolmentAndWithoutAFolder() throws IOException {
        var session = check(PLAN, good(), "--json");

        assertThat(session.exitCode()).isZero();
        var data = session.json().path("data");
        assertThat(data.path("fits").booleanValue()).isTrue();
        assertThat(data.path("rows").intValue()).isEqualTo(60);
        assertThat(data.path("planSha256").textValue()).isEqualTo(Sha256.hex(PLAN));
        assertThat(data.has("sent")).isFalse();
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void peopleAreToldThatNothingWasSent() throws IOException {
        var session = check(PLAN, good().replace(",1\n", ",TRUE\n"));

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out()).contains("does not fit", "30 cells are words for yes or no", "Nothing was sent.");
    }

    @Test
    void onlyClassesHavePositives() throws IOException {
        assertThat(check(PLAN, good()).out()).contains("  active: 60 labelled, 30 positive\n");
        var plan = Json.text(TestPlans.regression(new Target("active", 0, 1)).plan());

        assertThat(check(plan, good()).out())
                .contains("  active: 60 labelled\n")
                .doesNotContain("positive");
        var label =
                check(plan, good(), "--json").json().path("data").path("labels").path(0);
        assertThat(label.fieldNames()).toIterable().containsExactly("column", "labelled");
    }

    @Test
    void jsonGivesEachKindWithItsPlaceAndItsExactText() throws IOException {
        var text = "5\u001b[31m\u202e";

        var session = check(PLAN, good().replaceFirst("\nCCO,1\n", "\nCCO," + text + "\n"), "--json");

        assertThat(session.exitCode()).isEqualTo(1);
        var problem = session.json().path("data").path("problems").path(0);
        assertThat(problem.path("kind").textValue()).isEqualTo("control");
        assertThat(problem.path("count").intValue()).isEqualTo(1);
        assertThat(problem.path("row").intValue()).isEqualTo(2);
        assertThat(problem.path("line").intValue()).isEqualTo(3);
        assertThat(problem.path("message").textValue()).contains(text);
    }

    @Test
    void nothingThatATerminalActsOnIsShown() throws IOException {
        var session = check(PLAN, good().replaceFirst("\nCCO,1\n", "\nCCO,5\u001b[31m\u202e\n"));

        assertThat(session.out())
                .contains("5\\u001b[31m\\u202e")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"bins\":32' | '\"bins\":\"many\"' | /evaluation/bins",
                "'\"bins\":32' | '\"bins\":33' | /evaluation/bins must be from 2 to 32",
                "'\"schema\":2' | '\"schema\":2,\"rows\":true' | unknown property /rows",
                "'\"schema\":2' | '\"schema\":1' | /schema must be 2",
                "'[\"active\"]' | '[\"\"]' | /work/task/columns/0",
                "'}' | '' | line 1",
            })
    void badPlanIsRefusedWithAPointer(String from, String to, String pointer) throws IOException {
        var session = check(PLAN.replace(from, to), good());

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("plan", pointer);
    }

    @Test
    void missingPlanFileSaysSo() {
        var session = terminal()
                .run("data", "check", "--plan", folder.resolve("none.json").toString(), "--file", "x.csv");

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("There is no plan file");
    }

    @Test
    void planFileThatIsNoTextIsRefused() throws IOException {
        var plan = Files.write(folder.resolve("plan.json"), new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0});

        var session = terminal().run("data", "check", "--plan", plan.toString(), "--file", "x.csv");

        assertThat(session.err()).contains("is not a plan: it is not UTF-8 text");
    }

    @ParameterizedTest
    @CsvSource({"--plan x.json", "--file x.csv", "--plan x.json --file x.csv --study std_ssssssssssssssssssss"})
    void planAndFileBelongTogether(String options) {
        var session = terminal().type("", ("data check " + options).split(" ", -1));

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("--plan and --file belong together");
    }

    private Terminal.Session check(String plan, String csv, String... more) throws IOException {
        var planFile = Files.writeString(folder.resolve("plan.json"), plan);
        var file = Files.writeString(folder.resolve("rows.csv"), csv);
        var arguments = new ArrayList<>(List.of(more));
        arguments.addAll(0, List.of("data", "check", "--plan", planFile.toString(), "--file", file.toString()));
        return terminal().type("", arguments.toArray(String[]::new));
    }

    private Terminal terminal() {
        return new Terminal(folder.resolve("home"));
    }

    /** Sixty chains, every other one active. */
    private static String good() {
        return IntStream.range(0, 60)
                .mapToObj(i -> "C".repeat(i + 1) + "O," + i % 2)
                .collect(Collectors.joining("\n", "smiles,active\n", "\n"));
    }
}
