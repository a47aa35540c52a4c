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

    /** Each pair is one molecule, written in two ways that people use. */
    @ParameterizedTest
    @CsvSource({
        // charges written out or not
        "CCN(=O)=O, CC[N+](=O)[O-]",
        "Cc1ccccc1N(=O)=O, Cc1ccccc1[N+]([O-])=O",
        "CCON(=O)=O, CCO[N+](=O)[O-]",
        "C1CC[N+](C)([O-])CC1, C1CCN(C)(=O)CC1",
        "Cc1cccc[n+]1[O-], Cc1ccccn1=O",
        "CCN=[N+]=[N-], CC[N-][N+]#N",
        "CCN=[N+]=[N-], CCN=N#N",
        "[N-]=[N+]=CC(=O)OC, N#[N+][CH-]C(=O)OC",
        "CC#[N+][O-], CC#N=O",
        "CCS(=O)CC, CC[S+]([O-])CC",
        "CCS(=O)(=O)CC, CC[S+2]([O-])([O-])CC",
        "CCP(=O)(CC)CC, CC[P+]([O-])(CC)CC",
        "OCl(=O)(=O)=O, O[Cl+3]([O-])([O-])[O-]",
        "O=c1cccc[nH]1, [O-]c1cccc[nH+]1",
        "O=c1ccn(C)cc1, [O-]c1cc[n+](C)cc1",
        // acids and bases
        "OC(=O)CCl, [O-]C(=O)CCl",
        "C1CCNCC1, C1CC[NH2+]CC1",
        "CN1C=NC=C1, C[n+]1cc[nH]c1",
        "CN(C)C(=N)N, C[N+](C)=C(N)N",
        "CN(C)C(=N)N, CN(C)C(N)=[NH2+].[Cl-]",
        "O=c1ccn(C)cc1, Oc1cc[n+](C)cc1.[Br-]",
        "OC(=O)C(N)Cc1ccccc1, [O-]C(=O)C([NH3+])Cc1ccccc1",
        "C[N+](C)(C)CCC(=O)O, C[N+](C)(C)CCC(=O)[O-]",
        "CC(=O)NS(=O)(=O)C, CC(=O)[N-]S(=O)(=O)C",
        "SCCN, [S-]CC[NH3+]",
        // salts and solvents
        "CC(C)(C)NCC(O)c1ccc(O)c(CO)c1, CC(C)(C)[NH2+]CC(O)c1ccc(O)c(CO)c1.OS([O-])(=O)=O",
        "CC(C)(C)NCC(O)c1ccc(O)c(CO)c1, CC(C)(C)NCC(O)c1ccc(O)c(CO)c1.CC(C)(C)NCC(O)c1ccc(O)c(CO)c1.OS(O)(=O)=O",
        "CN1CCCC1c1cccnc1, CN1CCCC1c1cccnc1.OC(C(O)C(O)=O)C(O)=O.O.O",
        "OC(=O)c1cccnc1, [O-]C(=O)c1cccnc1.[K+]",
        "OC(=O)c1cccnc1, O=C(O[Na])c1cccnc1",
        "Oc1ccc(Cl)cc1, Oc1ccc(Cl)cc1.CCO",
        "CCC(=O)O, CCC(=O)[O-].CCC(=O)[O-].[Ca+2]",
        "CC(=O)O, [Na+].CC([O-])=O",
        // hydrogens, isotopes, maps, stereochemistry
        "CCCO, [H]C([H])([H])CCO[H]",
        "CCCO, [2H]OCCC",
        "CCCO, [13CH3]CCO",
        "CCCO, [CH3:4][CH2:1][CH2:2][OH:3]",
        "CC(O)CC, C[C@@H](O)CC",
        "CC=CC, C/C=C\\C",
        // single and double bonds of a ring without benzene
        "CC1=CC=C2C=CC=CC=C12, Cc1ccc2cccccc1-2",
        "CC1=CC2=CC=CC=CC2=C1C, CC1=C(C)C=C2C=CC=CC=C12",
    })
    void oneMoleculeHasOneRepresentation(String one, String other) {
        assertThat(molecule(other).identity()).isEqualTo(molecule(one).identity());
        assertThat(molecule(other).fingerprint(2048)).isEqualTo(molecule(one).fingerprint(2048));
        assertThat(molecule(other).splitKey()).isEqualTo(molecule(one).splitKey());
        assertThat(molecule(other).scaffold()).isEqualTo(molecule(one).scaffold());
    }

    /** What the rule leaves as it is. */
    @ParameterizedTest
    @CsvSource({
        // quaternary, for good
        "CC[N+](C)(C)C, CCN(C)C",
        "c1cc[n+](C)cc1, c1ccncc1",
        // an N-oxide is no amine, a sulfone no sulfoxide
        "C[N+](C)(C)[O-], CN(C)C",
        "CS(C)(=O)=O, CS(C)=O",
        // different parts all count
        "CC(C)Cc1ccccc1.CNC1CCCCC1, CC(C)Cc1ccccc1",
        // only salts: nothing is taken away
        "[Na+].[Cl-], [K+].[Cl-]",
        // the metal of a complex
        "C[Hg]Cl, C[Sn]Cl",
    })
    void differentMoleculesStayDifferent(String one, String other) {
        assertThat(molecule(one).identity()).isNotEqualTo(molecule(other).identity());
        assertThat(molecule(one).fingerprint(16_384))
                .isNotEqualTo(molecule(other).fingerprint(16_384));
    }

    /** Keys as the InChI Trust's software gives them for benzene, ethanol, caffeine and paracetamol. */
    @ParameterizedTest
    @CsvSource({
        "c1ccccc1, UHOVQNZJYSORNB",
        "OCC, LFQSCWFLJHTTHZ",
        "CN1C=NC2=C1C(=O)N(C(=O)N2C)C, RYYVLZVUVIJVGH",
        "CC(=O)Nc1ccc(O)cc1, RZVAJINKPMORJF",
    })
    void splitKeyIsTheFirstBlockOfTheStandardInChIKey(String smiles, String key) {
        assertThat(molecule(smiles).splitKey()).isEqualTo(key);
    }

    /** Mobile hydrogens do not count in an InChIKey's first block, and the two fingerprints differ. */
    @Test
    void tautomersShareTheirSplitKey() {
        assertThat(molecule("Oc1ccccn1").splitKey())
                .isEqualTo(molecule("O=c1cccc[nH]1").splitKey());
        assertThat(molecule("Oc1ccccn1").identity())
                .isNotEqualTo(molecule("O=c1cccc[nH]1").identity());
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
        // what hangs on a ring by a double bond goes too: sulfolane, cyclohexanone
        "O=S1(=O)CCCC1, C1CCCS1",
        "O=C1CCCCC1, C1CCCCC1",
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
            case ParsedSmiles.Valid valid -> valid.molecule();
            case ParsedSmiles.Refused refused -> throw new AssertionError(smiles + " " + refused.reason());
        };
    }
}
