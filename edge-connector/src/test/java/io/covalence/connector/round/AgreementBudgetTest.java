package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.Plans;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.RoundHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many rounds, runs and studies a service thinks of, it gets so many sums of these rows and no more. */
class AgreementBudgetTest {
    private static final StudyPlan PLAN = Plans.linear("active");
    private static final String ONE = "std_" + "1".repeat(20);
    private static final String OTHER = "std_" + "2".repeat(20);

    @TempDir
    private Path folder = Path.of("");

    private ConnectorHome home = new ConnectorHome(Path.of("target"));
    private Path file = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        home = new ConnectorHome(folder.resolve("home")).prepare();
        file = Files.writeString(folder.resolve("rows.csv"), "smiles,active\nC,1\n");
        new DatasetFiles(home).add(ONE, file);
    }

    /** The plan has four rounds, and an evaluation ends the run. */
    @Test
    void runHasAsManySumsAsItsPlanHasRoundsAndOne() {
        agree(ONE, 'a', 4);
        assertThatCode(() -> require(ONE, 'a', policy(99, 99))).doesNotThrowAnyException();
        agree(ONE, 'a', 5);
        assertSpent(ONE, 'a', policy(99, 99), "agreed to open 5 sums of the run", "4 rounds and one evaluation");
        assertThatCode(() -> require(ONE, 'b', policy(99, 99))).doesNotThrowAnyException();
    }

    @Test
    void sumThatWasMaskedForAndNotAgreedToIsNotCounted() {
        agree(ONE, 'a', 4);
        journal('a').record(new Fact.Opened(5, 1, Optional.of(model('a', 5))));
        journal('a').record(masked('a', 5));
        assertThatCode(() -> require(ONE, 'a', policy(5, 5))).doesNotThrowAnyException();
    }

    @Test
    void studyHasAsManySumsInAllItsRunsAsThePolicyAllows() {
        agree(ONE, 'a', 3);
        agree(ONE, 'b', 2);
        assertThatCode(() -> require(ONE, 'c', policy(6, 99))).doesNotThrowAnyException();
        assertSpent(ONE, 'c', policy(5, 99), "5 sums of the study " + ONE, "maximumAgreementsPerStudy");
        assertThatCode(() -> require(OTHER, 'd', policy(5, 99))).doesNotThrowAnyException();
    }

    @Test
    void secondStudyOfTheSameFileDoesNotBeginToCountAnew() {
        agree(ONE, 'a', 3);
        new DatasetFiles(home).add(OTHER, file);
        assertThatCode(() -> require(OTHER, 'b', policy(99, 4))).doesNotThrowAnyException();
        assertSpent(
                OTHER, 'b', policy(99, 3), "in all studies, and its policy allows 3", "maximumAgreementsPerDataset");
    }

    @Test
    void copyOfTheFileIsTheSameDataset() throws IOException {
        agree(ONE, 'a', 3);
        new DatasetFiles(home).add(OTHER, Files.copy(file, folder.resolve("copy.csv")));
        assertSpent(OTHER, 'b', policy(99, 3), "maximumAgreementsPerDataset");
    }

    @Test
    void fileToWhichARowWasAddedIsTheSameDataset() throws IOException {
        agree(ONE, 'a', 3);
        Files.writeString(file, "smiles,active\nC,1\nCC,0\n");
        assertSpent(ONE, 'b', policy(99, 3), "maximumAgreementsPerDataset");
    }

    @Test
    void anotherFileIsAnotherDataset() throws IOException {
        agree(ONE, 'a', 3);
        var another = Files.writeString(folder.resolve("another.csv"), "smiles,active\nCCC,1\n");
        new DatasetFiles(home).add(OTHER, another);
        assertThatCode(() -> require(OTHER, 'b', policy(99, 3))).doesNotThrowAnyException();
    }

    @Test
    void longRunIsCountedWholeWhenItsJournalIsBegunAnew() {
        agree(ONE, 'a', 200);
        assertSpent(ONE, 'b', policy(200, 999), "200 sums of the study");
    }

    private void agree(String study, char run, int upTo) {
        require(study, run, policy(9_999, 9_999));
        var journal = journal(run);
        // The journal's history holds the models of other runs too
        int before = RoundHistory.of(new FactFile(home.journal(runId(run))).facts())
                .spent()
                .size();
        for (int round = before + 1; round <= upTo; round++) {
            journal.record(new Fact.Opened(round, 1, Optional.of(model(run, round))));
            journal.record(masked(run, round));
            journal.record(new Fact.Agreed(model(run, round), model(run, round)));
        }
    }

    private Journal journal(char run) {
        return new RoundJournal(home).of(runId(run));
    }

    private static Fact masked(char run, int round) {
        return new Fact.Masked(model(run, round), 2, List.of(new SiteId("a"), new SiteId("b")), List.of());
    }

    /** As a connector that was started just now. */
    private void require(String study, char run, SitePolicy policy) {
        new AgreementBudget(home).require(offer(study, run), PLAN, policy);
    }

    private void assertSpent(String study, char run, SitePolicy policy, String... words) {
        assertThatThrownBy(() -> require(study, run, policy)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo("budget-spent");
            assertThat(failure.what() + " " + failure.next()).contains(words);
        });
    }

    private static SitePolicy policy(int perStudy, int perDataset) {
        return new SitePolicy(3, 1, List.of(), 1_000, 9_999, 600, 5, perStudy, perDataset);
    }

    private static String runId(char run) {
        return "run_" + String.valueOf(run).repeat(20);
    }

    private static ByteString model(char run, int round) {
        return ByteString.ofHex(String.format("%02x%062x", (int) run, round));
    }

    private static RoundOffer offer(String study, char run) {
        return new RoundOffer(
                "rnd_" + "0".repeat(20),
                runId(run),
                Federation.TENANT,
                study,
                1,
                1,
                RoundKind.TRAINING,
                "",
                "",
                0,
                Instant.EPOCH,
                "",
                "");
    }
}
