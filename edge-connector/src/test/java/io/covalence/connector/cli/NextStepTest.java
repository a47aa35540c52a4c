package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.home.ConnectorHome;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a command names as the next one is what is next in that state. */
class NextStepTest extends ConnectorTerminal {
    private static final String ENROL = "Run: connector enrol --server URL --code-file FILE.";
    private static final String SHOW = "Next: connector study show " + STUDY;
    private static final String ADD = "Next: connector data add --study " + STUDY + " --file FILE";
    private static final String CHECK = "Next: connector data check --study " + STUDY;

    @Test
    void beforeEnrolmentItIsToEnrol() throws IOException {
        assertThat(terminal.run("status").out()).contains(ENROL);
        assertThat(terminal.run("data", "check").err()).contains(ENROL);
        assertThat(terminal.run("study", "results", STUDY).err()).contains(ENROL);
        assertThat(add().out()).contains(ENROL);
    }

    @Test
    void afterEnrolmentEachStepNamesTheOneAfterIt() throws IOException {
        enrol();
        assertThat(terminal.run("status").out()).contains("No study is approved here yet. Next: connector study ls");
        assertThat(terminal.run("study", "ls").err()).endsWith(SHOW + "\n");
        assertThat(approve().out()).contains(ADD);
        assertThat(terminal.run("study", "ls").err()).endsWith(ADD + "\n");
        assertThat(add().out()).contains(CHECK);
        assertThat(approve().out()).contains(CHECK);
        assertThat(check().out()).endsWith("rows. Next: connector run\n");
        assertThat(terminal.run("study", "ls").err()).endsWith("Next: connector run\n");
        assertThat(terminal.run("status").out()).endsWith("Next: connector run\n");
    }

    @Test
    void fileThatFitsAStudyNotDecidedOnLeadsToTheDecision() throws IOException {
        enrol();
        add();

        assertThat(check().out()).endsWith(SHOW + "\n");
    }

    @Test
    void whereAConnectorRunsNoneIsToBeStarted() throws IOException {
        enrol();
        add();
        approve();
        try (var running = RunLock.take(new ConnectorHome(folder.resolve("home")))) {
            running.requireHeld();

            assertThat(check().out()).contains("connector status").doesNotContain("connector run");
        }
    }

    @Test
    void studyThatWasRejectedAsksForNothing() {
        enrol();
        terminal.run("study", "reject", STUDY);

        assertThat(terminal.run("study", "ls").err()).doesNotContain("Next:");
    }

    private Terminal.Session add() throws IOException {
        return terminal.run(
                "data", "add", "--study", STUDY, "--file", csv(100, "C").toString());
    }

    private Terminal.Session check() {
        return terminal.run("data", "check", "--study", STUDY);
    }
}
