package io.covalence.connector.chemistry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmilesReaderTest {
    private final SmilesReader reader = new SmilesReader();

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "'  ', is empty",
        "C1CC, does not parse",
        "not-a-smiles, does not parse",
        "c1ccc1C(, does not parse",
        "c1cccc1, does not parse",
        "C(C)(C)(C)(C)C, C with 5 bonds",
        "FC(F)(F)(F)F, C with 5 bonds",
        "C[O](C)C, O with 3 bonds",
        "C[N+](C)(C)(C)C, N+ with 5 bonds",
        "CF(C)C, F with 3 bonds",
        "CC CC, white space",
    })
    void whatCannotBeAMoleculeIsRefusedWithTheReason(String smiles, String reason) {
        assertThat(reader.read(smiles))
                .isInstanceOfSatisfying(
                        ParsedSmiles.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CC(=O)Oc1ccccc1C(=O)O",
                "CN1C=NC2=C1C(=O)N(C(=O)N2C)C",
                "[Na+].CC(=O)[O-]",
                "C[N+](=O)[O-]",
                "CN(=O)=O",
                "F[P-](F)(F)(F)(F)F",
                "F[B-](F)(F)F",
                "OS(=O)(=O)O",
                "O[Cl](=O)(=O)=O",
                "[C-]#[O+]",
                "C[Hg]C",
                "[Br-].CCCC[N+](C)(C)C",
                " CCO ",
            })
    void ordinaryMoleculesSaltsAndMetalsAreAccepted(String smiles) {
        assertThat(reader.read(smiles)).isInstanceOf(ParsedSmiles.Valid.class);
    }

    @Test
    void overlongTextIsRefusedUnparsed() {
        assertThat(reader.read("C".repeat(4_001)))
                .isEqualTo(new ParsedSmiles.Refused("is longer than 4000 characters"));
    }
}
