package io.covalence.connector.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.Standardisation;
import io.covalence.contract.plan.task.CoxSurvival;
import io.covalence.contract.plan.task.Survival;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivalLabelsTest {
    private static final StudyPlan PLAN = TestPlans.binary("x")
            .with(new CoxSurvival("days", "died"))
            .withInputs(new MoleculeTable("smiles", 64, List.of(), Standardisation.COVALENCE_1, Duplicates.KEEP))
            .plan();

    @TempDir
    private Path folder = Path.of("");

    private DatasetReport read(String more) throws IOException {
        var lines = new StringBuilder("smiles,days,died\n");
        for (int i = 1; i <= 120; i++) {
            lines.append("C".repeat(i))
                    .append("O,")
                    .append(10.5 * i)
                    .append(',')
                    .append(i % 2)
                    .append('\n');
        }
        var file = folder.resolve("site.csv");
        Files.writeString(file, lines + more);
        return SiteKinds.source(PLAN).read(file);
    }

    @Test
    void rowsHaveATimeAndAnEvent() throws IOException {
        var report = read("");

        assertThat(report.problems()).isEmpty();
        assertThat(report.labels())
                .containsExactly(LabelCount.ofNumbers("days", 120), LabelCount.ofEvents("died", 120, 60));
        assertThat(report.dataset().orElseThrow().training().getFirst().label(Survival.TIME))
                .isGreaterThanOrEqualTo(10.5f);
    }

    @Test
    void rowsWithOnlyOneOfThemAreCountedAndUsedForNothing() throws IOException {
        var report = read("CCN,5,\nCCCN,,1\nCCCCN,,0\n");

        assertThat(report.fits()).isTrue();
        assertThat(report.problems().toString())
                .contains("have only one of \"days\" and \"died\" and count for nothing");
    }

    @Test
    void timesBelowZeroAndOtherEventsAreRefused() throws IOException {
        var report = read("CCN,-1,1\nCCCN,3,2\n");

        assertThat(report.fits()).isFalse();
        assertThat(report.problems().toString())
                .contains("is a time below zero")
                .contains("is not a label; 0, 1 or empty is");
    }

    /** 16,777,217 would be read as 16,777,216: two patients would die at the same second. */
    @Test
    void timesThatWouldLoseDigitsAreRefusedWithTheirPlace() throws IOException {
        assertThat(read("CCN,16777215,1\n").fits()).isTrue();

        var report = read("CCN,16777217,1\n");

        assertThat(report.fits()).isFalse();
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.column()).isEqualTo("days");
            assertThat(problem.toString()).contains("122").contains("is a time of 16,777,216 or more");
        });
    }
}
