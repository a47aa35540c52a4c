package io.covalence.connector.chemistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoleculeTest {
    @ParameterizedTest
    @CsvSource({
        // Kekule and aromatic form, atoms in another order
        "OC(=O)C1=CC=CC=C1, c1ccccc1C(=O)O",
        // caffeine
        "CN1C=NC2=C1C(=O)N(C(=O)N2C)C, Cn1c(=O)c2c(ncn2C)n(C)c1=O",
        // ring closure numbers
        "C1CC1C2CC2, C9CC9C1CC1",
    })
    void fingerprintAndScaffoldDoNotDependOnHowTheMoleculeIsWritten(String one, String other) {
        assertThat(molecule(one).fingerprint(2048)).isEqualTo(molecule(other).fingerprint(2048));
        assertThat(molecule(one).scaffold()).isEqualTo(molecule(other).scaffold());
    }

    /** Features after Rogers and Hahn 2010, counted by hand: identifiers of equal environments or equal atom sets count once. */
    @ParameterizedTest
    @CsvSource({
        // one atom, no larger environment
        "C, 1",
        // CH3; both atoms and their bond
        "CC, 2",
        // CH3 and OH; each with its neighbour covers the same atoms and bond
        "CO, 3",
        // CH3 and CH2; CH3 with CH2 (twice the same), CH2 with both; the wider ones cover the same atoms as the last
        "CCC, 4",
    })
    void smallMoleculesHaveTheFeaturesCountedByHand(String smiles, int features) {
        assertThat(molecule(smiles).fingerprint(16_384)).hasSize(features).isSorted();
    }

    @Test
    void foldedBitsStayWithinTheLength() {
        assertThat(Arrays.stream(molecule("CC(C)Cc1ccc(cc1)C(C)C(=O)O").fingerprint(64)))
                .allMatch(bit -> bit >= 0 && bit < 64);
    }

    /** Bemis and Murcko 1996: side chains are cut off, linkers stay. */
    @ParameterizedTest
    @CsvSource({
        // ibuprofen -> benzene
        "CC(C)Cc1ccc(cc1)C(C)C(=O)O, c1ccccc1",
        // toluene and para-xylene -> benzene
        "Cc1ccccc1, c1ccccc1",
        "Cc1ccc(C)cc1, c1ccccc1",
        // what hangs on a ring by a double bond goes too: sulfolane, cyclohexanone, N-methylpyridinium
        "O=S1(=O)CCCC1, C1CCCS1",
        "O=C1CCCCC1, C1CCCCC1",
        "C[n+]1ccccc1, c1cc[nH+]cc1",
        // a hydrogen on a ring nitrogen is where it was
        "Cc1cc[nH]c1, c1cc[nH]c1",
        // a diphenylmethane keeps its linker
        "Cc1ccc(cc1)C(O)c1ccccc1, c1ccccc1Cc1ccccc1",
    })
    void scaffoldIsRingsAndLinkers(String smiles, String scaffold) {
        assertThat(molecule(smiles).scaffold()).isEqualTo(molecule(scaffold).scaffold());
        assertThat(molecule(molecule(smiles).scaffold()).fingerprint(2048))
                .isEqualTo(molecule(scaffold).fingerprint(2048));
    }

    @Test
    void moleculeWithoutRingsHasTheEmptyScaffold() {
        assertThat(molecule("CCCC(=O)O").scaffold()).isEmpty();
    }

    private static Molecule molecule(String smiles) {
        return switch (new SmilesReader().read(smiles)) {
            case ParsedSmiles.Valid(var molecule) -> molecule;
            case ParsedSmiles.Refused(var reason) -> throw new AssertionError(smiles + " " + reason);
        };
    }
}
