package io.covalence.connector.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.covalence.connector.Plans;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.task.Target;
import io.covalence.testkit.TestPlans;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Real files, where the setting COVALENCE_DATA names a directory that has them. */
class PublicDatasetsTest {
    private final @Nullable String data = System.getenv("COVALENCE_DATA");

    /**
     * Rows: Wu et al., MoleculeNet, Chem. Sci. 2018, 9, 513. Of 7,831 rows 2 are nitroxide radicals, one is {@code [SbH6+3]}, 456 have a label of neither
     * target, and 298 repeat a molecule (salts, hydrates, stereoisomers). Labels are those of the rows that are left.
     */
    @Test
    void tox21HasThreeThatAreNoMoleculesAndThreeHundredRepeats() {
        var report = SiteKinds.source(Plans.linear("NR-AR", "SR-p53")).read(file("moleculenet/tox21.csv"));

        assertThat(report.rows()).isEqualTo(7_831);
        assertThat(report.skippedRows()).isEqualTo(3 + 456 + 298);
        assertThat(report.labels())
                .containsExactly(new LabelCount("NR-AR", 6_961, 291), new LabelCount("SR-p53", 6_500, 410));
        assertThat(report.problems())
                .filteredOn(problem -> problem.row() > 0)
                .extracting(Problem::row)
                .containsExactly(3_911L, 4_655L, 6_548L);
        assertThat(report.problems())
                .extracting(Problem::toString)
                .contains("column \"NR-AR\": 11 molecules with both labels, 0 and 1");
    }

    /** Of 9,982 rows 23 are elements written as single atoms, or radicals; 618 repeat a molecule. */
    @Test
    void aqSolDbHasSomeElementsAndSixHundredRepeats() {
        var plan = Plans.regression(
                new MoleculeTable("SMILES", 64, List.of()),
                new Target("Solubility", -2.9, 2.4),
                Plans.training(.1, 0, 0, 1));

        var report = SiteKinds.source(plan).read(file("aqsoldb/data_curated.csv"));

        assertThat(report.rows()).isEqualTo(9_982);
        assertThat(report.skippedRows()).isEqualTo(23 + 618);
        assertThat(report.fits()).isTrue();
    }

    /** Rows and split: du Terrail et al., FLamby, NeurIPS 2022: 486 patients of four hospitals to learn from, 254 to test on. */
    @Test
    void heartDiseaseKeepsItsPublishedSplit() {
        var plan = TestPlans.binary("disease")
                .withInputs(new Table(
                        List.of(NumericColumn.perSite("age", Missing.REFUSE)),
                        List.of(new CategoricalColumn("cp", List.of("1.0", "2.0", "3.0", "4.0"))),
                        new Split.ByColumn("split")))
                .plan();

        var report = SiteKinds.source(plan).read(file("heart_uci_4sites/fed_heart_disease_flamby.csv"));

        var dataset = report.dataset().orElseThrow();
        assertThat(dataset.training()).hasSize(199 + 172 + 30 + 85);
        assertThat(dataset.evaluation()).hasSize(104 + 89 + 16 + 45);
    }

    private Path file(String name) {
        assumeTrue(data != null, "COVALENCE_DATA is not set");
        return Path.of(String.valueOf(data), name);
    }
}
