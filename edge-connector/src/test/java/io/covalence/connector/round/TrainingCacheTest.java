package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.Plans;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.Decision;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data file of an approved study is moved, or changed, between two rounds. */
@Tag("cases")
class TrainingCacheTest {
    private static final StudyPlan PLAN = Plans.linear("active");
    private static final StudyId STUDY = new StudyId("std_" + "s".repeat(20));
    private static final Decision APPROVED = new Decision(
            Decision.Verdict.APPROVED,
            STUDY,
            new TenantId("ten_" + "t".repeat(20)),
            "Sponsor",
            "Study",
            "{}",
            "ab".repeat(32),
            Instant.parse("2026-01-01T12:00:00Z"));

    private final List<String> said = new ArrayList<>();
    private TrainingCache cache = new TrainingCache(new DatasetFiles(new ConnectorHome(Path.of(""))), said::add);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void add() throws IOException {
        var home = new ConnectorHome(folder.resolve("home")).prepare();
        var files = new DatasetFiles(home);
        write(60);
        files.add(STUDY, file());
        cache = new TrainingCache(files, said::add);
    }

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void fileThatIsAsItWasIsReadOnce() {
        var first = cache.of(APPROVED, PLAN);

        assertThat(cache.of(APPROVED, PLAN)).isSameAs(first);
        assertThat(said).isEmpty();
    }

    @Test
    void fileThatHasChangedIsReadAnewAndSaidOnce() throws IOException {
        int rows = cache.of(APPROVED, PLAN).trainingRows();
        write(120);

        assertThat(cache.of(APPROVED, PLAN).trainingRows()).isGreaterThan(rows);
        cache.of(APPROVED, PLAN);

        assertThat(said)
                .singleElement()
                .asString()
                .contains("The file " + file() + " of " + STUDY + " has changed since it was read, and is read anew")
                .contains("If that was not meant, put it back; connector data check says what is in it now.");
    }

    /** With as many bytes as before: the time tells. */
    @Test
    void fileOfTheSameLengthThatHasChangedIsReadAnew() throws IOException {
        var first = cache.of(APPROVED, PLAN);
        Files.setLastModifiedTime(file(), FileTime.from(Instant.parse("2026-01-02T12:00:00Z")));

        assertThat(cache.of(APPROVED, PLAN)).isNotSameAs(first);
        assertThat(said).hasSize(1);
    }

    @Test
    void fileThatHasMovedIsNamedWithWhatToDo() throws IOException {
        cache.of(APPROVED, PLAN);
        Files.move(file(), folder.resolve("elsewhere.csv"));

        assertThatThrownBy(() -> cache.of(APPROVED, PLAN)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo("file-not-readable");
            assertThat(failure.what()).contains("The file " + file() + " of " + STUDY + " cannot be read");
            assertThat(failure.next())
                    .contains("If it has moved, run: connector data add --study " + STUDY + " --file FILE.csv");
        });
    }

    @Test
    void fileThatHasMovedAndIsBackIsWorkedOnAgain() throws IOException {
        cache.of(APPROVED, PLAN);
        Files.move(file(), folder.resolve("elsewhere.csv"));
        assertThatThrownBy(() -> cache.of(APPROVED, PLAN)).isInstanceOf(Failure.class);
        Files.move(folder.resolve("elsewhere.csv"), file());

        assertThat(cache.of(APPROVED, PLAN).trainingRows()).isPositive();
    }

    @Test
    void fileThatDoesNotFitAnyMoreIsNoLongerLearntFrom() throws IOException {
        cache.of(APPROVED, PLAN);
        Files.writeString(file(), Files.readString(file()).replace(",1\n", ",yes\n"));

        assertThatThrownBy(() -> cache.of(APPROVED, PLAN)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo("dataset-does-not-fit");
            assertThat(failure.next()).isEqualTo("Run: connector data check --study " + STUDY);
        });
        assertThat(said).hasSize(1);
    }

    private Path file() {
        return folder.resolve("rows.csv");
    }

    private void write(int rows) throws IOException {
        Files.writeString(
                file(),
                IntStream.range(0, rows)
                        .mapToObj(i -> "C".repeat(i + 1) + "O," + i % 2)
                        .collect(Collectors.joining("\n", "smiles,active\n", "\n")));
    }
}
