package io.covalence.connector.cli;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.cases.Case;
import io.covalence.connector.cases.CaseTable;
import io.covalence.connector.client.ClockOffset;
import io.covalence.connector.study.PlanWords;
import io.covalence.contract.plan.StudyPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Says what the connector reads, checks and prints; the same everywhere, whatever the language of the machine. */
final class LocaleProbe {
    private final Path folder;
    private final StringBuilder said = new StringBuilder();

    private LocaleProbe(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var probe = new LocaleProbe(folder);
        probe.commands();
        probe.files();
        probe.words();
        System.out.write(
                probe.said.toString().replace(folder.toString(), "FOLDER").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    private void commands() {
        run("--help");
        run("data", "check", "--help");
        run("version");
        run("config", "show");
        run("status");
        run("study", "show", "STD_IIIIIIIIIIIIIIIIIIII");
        run("STATUS");
        run("data", "check", "--PLAN", "x");
        run("data", "check", "--plan", folder.resolve("none.json").toString(), "--file", "x.csv");
        run("ledger", "verify", folder.resolve("none.bundle").toString());
    }

    private void files() throws IOException {
        check(Case.CLASSIFICATION, CaseTable.classified().csv());
        check(
                Case.CLASSIFICATION,
                CaseTable.classified()
                        .header(0, "SM\u0130LES")
                        .header(2, "ACTIVE")
                        .csv());
        check(
                Case.CLASSIFICATION,
                CaseTable.classified()
                        .target("TRUE", 1)
                        .target("I", 2)
                        .target("INACTIVE", 3)
                        .target("\u0661", 4)
                        .target("NULL", 5)
                        .target("-1", 6)
                        .csv());
        check(
                Case.CLASSIFICATION,
                CaseTable.classified()
                        .set(0, "INCHI=1S/CH4/h1H4", 1)
                        .set(0, "ISOPROPANOL", 2)
                        .set(0, "CI", 3)
                        .set(0, "Ic1ccccc1I", 4)
                        .set(0, "CCO\u0130", 5)
                        .set(0, "C1CC", 6)
                        .csv());
        check(
                Case.REGRESSION,
                CaseTable.measured()
                        .target("1,5", 3)
                        .target("INF", 4)
                        .target("5 MIN", 5)
                        .target("1.234.567", 6)
                        .csv());
        check(Case.REGRESSION, CaseTable.measured().target("180000000.25", 21).csv() + "OC,again,-1\nNC,again,-2.89\n");
        var otherUnit = CaseTable.measured();
        IntStream.rangeClosed(1, CaseTable.ROWS)
                .forEach(row -> otherUnit.target(String.valueOf(1_000 + 10 * row), row));
        check(Case.REGRESSION, otherUnit.csv());
        check(Case.REGRESSION, CaseTable.measured().text(";", "\r\n").replace('.', ','));
    }

    private void words() {
        PlanWords.of(Plans.linear("active")).forEach(this::say);
        PlanWords.of(Case.REGRESSION).forEach(this::say);
        say(new ClockOffset(Duration.ofSeconds(-8_123)).words());
    }

    private void check(StudyPlan plan, String csv) throws IOException {
        var planFile =
                Files.writeString(folder.resolve("plan.json"), Json.text(plan)).toString();
        var file = Files.writeString(folder.resolve("rows.csv"), csv).toString();
        run("data", "check", "--plan", planFile, "--file", file);
        run("data", "check", "--plan", planFile, "--file", file, "--json");
    }

    private void run(String... arguments) {
        var session = new Terminal(folder.resolve("home")).type("", arguments);
        say("> " + String.join(" ", List.of(arguments)));
        say(session.exitCode() + "\n" + session.out() + session.err());
    }

    private void say(String text) {
        said.append(text).append('\n');
    }
}
