package io.covalence.dev.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudiesTest {
    @TempDir
    Path data = Path.of("");

    @Test
    void everyStudysPlanIsWithinBounds() throws IOException {
        Files.createDirectories(data.resolve("moleculenet"));
        Files.createDirectories(data.resolve("aqsoldb"));
        Files.createFile(data.resolve("moleculenet/tox21.csv"));
        Files.createFile(data.resolve("aqsoldb/data_curated.csv"));

        for (var name : Studies.NAMES) {
            var plan = studies(data).find(name, Optional.empty()).draft().plan();
            assertThat(plan.violations()).as(name).isEmpty();
        }
    }

    @Test
    void summaryOfTheHospitalsIsWithinBoundsAndTrainsNothing() {
        var plan = studies(data).find("heart-summary", Optional.empty()).draft().plan();

        assertThat(plan.violations()).isEmpty();
        assertThat(plan.trainings()).isZero();
    }

    @Test
    void roundsCanBeChosen() {
        var script = studies(data).find("example", Optional.of(3));

        assertThat(script.draft().plan().schedule().rounds()).isEqualTo(3);
    }

    @Test
    void aStudyWithoutItsDataSaysWhatToDo() {
        assertThatThrownBy(() -> studies(data).find("tox21", Optional.empty()))
                .isInstanceOf(StoryException.class)
                .hasMessageContaining("moleculenet/tox21.csv")
                .hasMessageContaining("--study example");
    }

    @Test
    void patientsAreMadeUpWhereThereAreNone() {
        assertThat(studies(data).find("heart", Optional.empty()).draft().name()).isEqualTo("Heart disease");
    }

    @Test
    void anUnknownStudyIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> studies(data).find("tox22", Optional.empty()))
                .hasMessageContaining("tox22")
                .hasMessageContaining("solubility");
    }

    private static Studies studies(Path data) {
        return new Studies(new SimulationPrograms(data, Json.mapper()), Json.mapper(), data);
    }
}
