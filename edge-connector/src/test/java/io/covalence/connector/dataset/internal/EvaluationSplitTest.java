package io.covalence.connector.dataset.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.chemistry.ParsedSmiles;
import io.covalence.connector.chemistry.SmilesReader;
import io.covalence.contract.plan.work.Evaluation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationSplitTest {
    private final SmilesReader reader = new SmilesReader();

    /** A split that leaks would have to guess right for 40 seeds: a chance of about (0.5^5 + 0.5^5)^40 for each line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // spellings
                "CC(C)Cc1ccc(cc1)C(C)C(=O)O|OC(=O)C(C)c1ccc(CC(C)C)cc1|CC(C)CC1=CC=C(C=C1)C(C)C(O)=O|C[C@H](C(O)=O)c1ccc(CC(C)C)cc1",
                // salts and solvates
                "CNC(C)Cc1ccccc1|CNC(C)Cc1ccccc1.Cl|C[NH2+]C(C)Cc1ccccc1.[Br-]|CNC(C)Cc1ccccc1.OC(=O)C=CC(O)=O|CNC(C)Cc1ccccc1.O",
                // charges
                "Cc1ccccc1[N+](=O)[O-]|Cc1ccccc1N(=O)=O|O=N(=O)c1ccccc1C|[O-][N+](=O)c1c(C)cccc1",
                // tautomers
                "O=c1cccc[nH]1|Oc1ccccn1|[O-]c1cccc[nH+]1|[Na+].[O-]c1ccccn1",
                // isotopes, maps, explicit hydrogens
                "CCCCO|[2H]OCCCC|[13CH3]CCCO|[CH3:1][CH2:2][CH2:3][CH2:4][OH:5]|[H]OC([H])([H])CCC"
            })
    void allFormsOfAMoleculeAreOnOneSideWhateverTheSeed(String forms) {
        var keys = List.of(forms.split("\\|")).stream().map(this::key).toList();

        for (int seed = 0; seed < 40; seed++) {
            var split = new EvaluationSplit(new Evaluation(0.5, seed, 12));
            assertThat(keys.stream().map(split::evaluates).distinct()).hasSize(1);
        }
    }

    /** Of 10,000 draws with 0.2, three standard deviations are 0.012. */
    @Test
    void theShareIsThePlans() {
        var split = new EvaluationSplit(new Evaluation(0.2, 7, 12));

        long evaluated = IntStream.range(0, 10_000)
                .filter(i -> split.evaluates("KEY" + i))
                .count();

        assertThat(evaluated / 10_000.0).isCloseTo(0.2, within(0.012));
    }

    private String key(String smiles) {
        return ((ParsedSmiles.Valid) reader.read(smiles)).molecule().splitKey();
    }
}
