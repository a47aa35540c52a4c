package io.covalence.connector.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.covalence.connector.Plans;
import io.covalence.contract.plan.Features;
import io.covalence.contract.plan.Target;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Real files, where the setting COVALENCE_DATA names a directory that has them. */
class PublicDatasetsTest {
    private final @Nullable String data = System.getenv("COVALENCE_DATA");

    /** Rows and labels: Wu et al., MoleculeNet, Chem. Sci. 2018, 9, 513, as counted in the file itself. */
    @Test
    void everyMoleculeOfTox21IsValid() {
        var report = new DatasetReader(Plans.linear("NR-AR", "SR-p53")).read(file("moleculenet/tox21.csv"));

        assertThat(report.rows()).isEqualTo(7_831);
        assertThat(report.labels())
                .containsExactly(new LabelCount("NR-AR", 7_265, 309), new LabelCount("SR-p53", 6_774, 423));
        assertThat(report.problems()).extracting(Problem::row).containsOnly(0L);
    }

    @Test
    void everyMoleculeOfAqSolDbIsValid() {
        var plan = Plans.regression(
                new Features("SMILES", 64, List.of()),
                new Target("Solubility", -2.9, 2.4),
                Plans.training(.1, 0, 0, 1));

        var report = new DatasetReader(plan).read(file("aqsoldb/data_curated.csv"));

        assertThat(report.rows()).isEqualTo(9_982);
        assertThat(report.problems()).isEmpty();
    }

    private Path file(String name) {
        assumeTrue(data != null, "COVALENCE_DATA is not set");
        return Path.of(String.valueOf(data), name);
    }
}
