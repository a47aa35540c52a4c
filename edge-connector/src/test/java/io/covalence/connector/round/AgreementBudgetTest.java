package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.Plans;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.RoundHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many rounds, runs and studies a service thinks of, it gets so many sums of these rows and no more. */
class AgreementBudgetTest {
    private static final StudyPlan PLAN = Plans.linear("active");
    private static final StudyId ONE = new StudyId("std_" + "1".repeat(20));
    private static final StudyId OTHER = new StudyId("std_" + "2".repeat(20));

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

    /** Other users, other passwords and another layout of the text: the rows are the same. */
    @Test
    void filesThatAskOneDatabaseOneQuestionAreOneDataset() throws IOException {
        new DatasetFiles(home).add(ONE, query("one", "db.ward.example", "select age, ill from visits"));
        agree(ONE, 'a', 3);
        new DatasetFiles(home).add(OTHER, query("two", "DB.ward.example.", "SELECT age,ill FROM /* /**/ */ visits;"));
        assertSpent(OTHER, 'b', policy(99, 3), "maximumAgreementsPerDataset");

        new DatasetFiles(home).add(OTHER, query("three", "db.ward.example", "select age, ill from patients"));
        assertThatCode(() -> require(OTHER, 'b', policy(99, 3))).doesNotThrowAnyException();
    }

    private Path query(String user, String host, String query) throws IOException {
        var json = String.format(
                "{\"host\": \"%s\", \"port\": 5432, \"database\": \"ward\", \"user\": \"%s\", \"password\": \"of %s\","
                        + " \"tls\": true, \"query\": \"%s\"}",
                host, user, user, query);
        var written = Files.writeString(folder.resolve(user + ".postgres.json"), json);
        return Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void longRunIsCountedWholeWhenItsJournalIsBegunAnew() {
        agree(ONE, 'a', 200);
        assertSpent(ONE, 'b', policy(200, 999), "200 sums of the study");
    }

    @Test
    void offerForWhichNoWorkBeginsLeavesNothingBehind() {
        require(ONE, 'a', policy(99, 99));
        assertThat(home.rounds()).isEmptyDirectory();
    }

    @Test
    void modelIsScoredOnlyInARunInWhichTheSiteHasAgreedToATrainingSum() {
        agree(ONE, 'a', 4);
        assertThatThrownBy(() -> budget().require(evaluation(ONE, 'b'), PLAN, policy(99, 99)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("no-training-before"));
        journal('b').record(new Fact.Opened(1, 1, Optional.of(model('b', 1))));
        journal('b').record(masked('b', 1));
        assertThatThrownBy(() -> budget().require(evaluation(ONE, 'b'), PLAN, policy(99, 99)))
                .hasMessageContaining("has agreed to no sum");
        journal('b').record(new Fact.Agreed(model('b', 1), model('b', 1)));
        assertThatCode(() -> budget().require(evaluation(ONE, 'b'), PLAN, policy(99, 99)))
                .doesNotThrowAnyException();
    }

    @Test
    void studyHasAsManyHistogramsInAllItsRunsAsThePolicyAllows() {
        score(ONE, 'a');
        score(ONE, 'b');
        agree(ONE, 'c', 4);
        assertThatCode(() -> budget().require(evaluation(ONE, 'c'), PLAN, histograms(3)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> budget().require(evaluation(ONE, 'c'), PLAN, histograms(2)))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("budget-spent");
                    assertThat(failure.what())
                            .contains("2 histograms of the study " + ONE, "maximumHistogramsPerStudy");
                });
        assertThatCode(() -> require(ONE, 'c', histograms(2))).doesNotThrowAnyException();
        agree(OTHER, 'd', 4);
        assertThatCode(() -> budget().require(evaluation(OTHER, 'd'), PLAN, histograms(2)))
                .doesNotThrowAnyException();
    }

    @Test
    void histogramThatWasAskedForAndNotAgreedToIsNotCounted() {
        agree(ONE, 'a', 4);
        budget().note(evaluation(ONE, 'a'), PLAN);
        agree(ONE, 'b', 4);
        assertThatCode(() -> budget().require(evaluation(ONE, 'b'), PLAN, histograms(1)))
                .doesNotThrowAnyException();
    }

    /** Of a run from before uses were noted nobody knows what it was of. */
    @Test
    void runOfWhichOnlyTheJournalIsThereCountsInEveryStudyAndOfEveryDataset() throws IOException {
        agree(ONE, 'a', 3);
        Files.delete(home.use(runId('a')));
        var another = Files.writeString(folder.resolve("another.csv"), "smiles,active\nCCC,1\n");
        new DatasetFiles(home).add(OTHER, another);
        assertSpent(OTHER, 'b', policy(3, 99), "maximumAgreementsPerStudy");
        assertSpent(OTHER, 'b', policy(99, 3), "maximumAgreementsPerDataset");
        agree(OTHER, 'b', 4);
        assertThatThrownBy(() -> budget().require(evaluation(OTHER, 'b'), PLAN, histograms(1)))
                .hasMessageContaining("maximumHistogramsPerStudy");
    }

    @Test
    void agreementsOfJournalsThatNameNoModelAreCounted() {
        var journal = journal('a');
        for (int round = 1; round <= 3; round++) {
            journal.record(new Fact.Opened(round, 1));
            journal.record(masked('a', round));
            journal.record(new Fact.Agreed(model('a', round), model('a', round)));
        }
        assertSpent(ONE, 'b', policy(3, 99), "3 sums of the study");
        assertThatCode(() -> require(ONE, 'b', policy(4, 99))).doesNotThrowAnyException();
    }

    /** A whole run, with the evaluation that ends it. */
    private void score(StudyId study, char run) {
        agree(study, run, 4);
        budget().note(evaluation(study, run), PLAN);
        journal(run).record(new Fact.Opened(5, 1, Optional.of(model(run, 5))));
        journal(run).record(masked(run, 5));
        journal(run).record(new Fact.Agreed(model(run, 5), model(run, 5)));
    }

    private AgreementBudget budget() {
        return new AgreementBudget(home);
    }

    private static SitePolicy histograms(int perStudy) {
        return new SitePolicy(3, 1, List.of(), 1_000, 9_999, 600, 5, 9_999, 9_999, perStudy, 9);
    }

    private static RoundOffer evaluation(StudyId study, char run) {
        return offer(study, run, RoundKind.EVALUATION, model(run, 5).hex(), 4);
    }

    private void agree(StudyId study, char run, int upTo) {
        require(study, run, policy(9_999, 9_999));
        budget().note(offer(study, run), PLAN);
        var journal = journal(run);
        // The journal's history holds the models of other runs too
        var known = RoundHistory.of(new FactFile(home.journal(runId(run))).facts());
        for (int round = known.spent().size() + 1; round <= upTo; round++) {
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
    private void require(StudyId study, char run, SitePolicy policy) {
        new AgreementBudget(home).require(offer(study, run), PLAN, policy);
    }

    private void assertSpent(StudyId study, char run, SitePolicy policy, String... words) {
        assertThatThrownBy(() -> require(study, run, policy)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo("budget-spent");
            assertThat(failure.what() + " " + failure.next()).contains(words);
        });
    }

    private static SitePolicy policy(int perStudy, int perDataset) {
        return new SitePolicy(3, 1, List.of(), 1_000, 9_999, 600, 5, perStudy, perDataset, 50, 9);
    }

    private static RunId runId(char run) {
        return new RunId("run_" + String.valueOf(run).repeat(20));
    }

    private static ByteString model(char run, int round) {
        return ByteString.ofHex(String.format("%02x%062x", (int) run, round));
    }

    private static RoundOffer offer(StudyId study, char run) {
        return offer(study, run, RoundKind.TRAINING, "", 0);
    }

    private static RoundOffer offer(StudyId study, char run, RoundKind kind, String model, int version) {
        return new RoundOffer(
                new RoundId("rnd_" + "0".repeat(20)),
                runId(run),
                Federation.TENANT,
                study,
                1,
                1,
                kind,
                "",
                model,
                version,
                Instant.EPOCH,
                "",
                "");
    }
}
