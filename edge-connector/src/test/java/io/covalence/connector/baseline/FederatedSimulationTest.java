package io.covalence.connector.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Plans;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dealing.ExampleMolecules;
import io.covalence.connector.dealing.ScaffoldDealer;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.MoleculeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FederatedSimulationTest {
    private static final StudyPlan PLAN = Plans.classification(
            new MoleculeTable(ExampleMolecules.SMILES, 512, List.of()),
            List.of(64),
            0.2,
            Plans.training(.1, .9, 1e-4, 2),
            ExampleMolecules.TARGETS.toArray(String[]::new));

    @Test
    void federationOfSitesWithDifferentScaffoldsBeatsEachSiteAlone(@TempDir Path directory) throws IOException {
        var inputs = new Inputs(PLAN, sites(directory));

        var versions = FederatedSimulation.run(PLAN, "run_a", inputs.sites());

        assertThat(versions).hasSize(1 + PLAN.schedule().rounds());
        double federated = versions.getLast().metric();
        for (int site = 0; site < 3; site++) {
            var alone = BestEpoch.train(PLAN, inputs.alone(site), 3);
            assertThat(federated).isGreaterThan(alone.metric().value() + 0.02);
        }
        assertThat(federated)
                .isLessThan(BestEpoch.train(PLAN, inputs.pooled(), 3).metric().value() + 0.02);
    }

    private static List<Dataset> sites(Path directory) throws IOException {
        var random = new SplittableRandom(1);
        var sheet = ExampleMolecules.generate(1_500, random);
        var siteOfRow = ScaffoldDealer.deal(sheet.column(ExampleMolecules.SMILES), 3, random);
        var datasets = new ArrayList<Dataset>();
        for (var dealt : sheet.deal(siteOfRow, 3)) {
            var file = directory.resolve(datasets.size() + ".csv");
            dealt.write(file);
            datasets.add(SiteKinds.source(PLAN).read(file).dataset().orElseThrow());
        }
        return datasets;
    }
}
