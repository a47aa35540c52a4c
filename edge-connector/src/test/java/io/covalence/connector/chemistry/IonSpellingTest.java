package io.covalence.connector.chemistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmiFlavor;
import org.openscience.cdk.smiles.SmilesGenerator;
import org.openscience.cdk.smiles.SmilesParser;

/** The charge of a delocalised ion may be written at several atoms, and its atoms in any order: it is one ion. */
class IonSpellingTest {
    private static final int ORDERS = 8;

    private final SmilesReader reader = new SmilesReader();

    /** Ways to write one ion, and the neutral molecule that comes of it; empty where only their being one matters. */
    @ParameterizedTest
    @CsvSource({
        // amidinium and guanidinium
        "CNC(N)=[N+](C)C C[NH+]=C(N)N(C)C CNC(=[NH2+])N(C)C NC(NC)=[N+](C)C, CNC(=N)N(C)C",
        "CN(C)C(=[NH2+])NC(N)=N CN(C)C(N)=[NH+]C(N)=N, ''",
        "NC(=[NH2+])NCCCC(N)C(O)=O NC(N)=[NH+]CCCC(N)C(O)=O, NC(=N)NCCCC(N)C(O)=O",
        // both ends of one chain
        "NC(=[NH2+])CCCC(N)=[NH+]C CNC(=[NH2+])CCCC(=[NH2+])N, CNC(=N)CCCC(=N)N",
        // imidazolium, triazolium
        "Cc1c[nH]c[nH+]1 Cc1c[nH+]c[nH]1, ''",
        "Cc1n[nH]c[nH+]1 Cc1n[nH+]c[nH]1, ''",
        // aminopyridinium, hydroxypyridinium, protonated amide
        "Nc1cc[nH+]cc1 [NH2+]=C1C=CNC=C1, Nc1ccncc1",
        "Oc1cccc[nH+]1 [OH+]=c1cccc[nH]1, O=c1cccc[nH]1",
        "CC(O)=[NH2+] CC(=[OH+])N, CC(N)=O",
        // charged for good
        "CCn1cc[n+](C)c1 CC[n+]1ccn(C)c1, CCn1cc[n+](C)c1",
        "CN(C)c1cc[n+](C)cc1 C[N+](C)=C1C=CN(C)C=C1, CN(C)c1cc[n+](C)cc1",
        "CN(C)C=CC=[N+](C)CC C[N+](C)=CC=CN(C)CC, ''",
        // azolate
        "Cc1nn[n-]n1 Cc1n[n-]nn1 Cc1[n-]nnn1, ''",
        "Cc1c[n-]cn1 Cc1cnc[n-]1, ''",
        // barbiturate: at nitrogen or oxygen
        "CCC1(C(C)CCC)C(=O)NC(=O)[N-]C1=O CCC1(C(C)CCC)C(=O)NC([O-])=NC1=O CCC1(C(C)CCC)C(=O)NC(=O)N=C1[O-],"
                + " CCC1(C(C)CCC)C(=O)NC(=O)NC1=O",
        // enolate, hydroxycoumarin, sulfonylurea, thioamide
        "CCC([O-])=CC(C)=O CCC(=O)C=C(C)[O-], ''",
        "[O-]c1cc(=O)oc2ccccc12 O=c1cc([O-])oc2ccccc12, Oc1cc(=O)oc2ccccc12",
        "CS(=O)(=O)[N-]C(=O)NC CS(=O)(=O)N=C([O-])NC, CS(=O)(=O)NC(=O)NC",
        "CC(=S)[N-]C CC([S-])=NC, CC(=S)NC",
        // phenolate rather than quinone methide
        "[O-]c1ccc(C=O)cc1 O=C1C=CC(=C[O-])C=C1, Oc1ccc(C=O)cc1",
        // dithiocarbamate, carboxylate
        "CCN(C)C([S-])=S CCN(C)C(=S)[S-], CCN(C)C(=S)S",
        "CCC([O-])=O CCC(=O)[O-], CCC(=O)O",
    })
    void oneIonIsOneMolecule(String spellings, String neutral) throws CDKException {
        var ways = List.of(spellings.split(" "));
        var expected = molecule(neutral.isEmpty() ? ways.getFirst() : neutral);
        for (var way : ways) {
            for (var text : inOtherOrders(way).toList()) {
                assertThat(molecule(text).identity()).as(text).isEqualTo(expected.identity());
                assertThat(molecule(text).fingerprint(2048)).as(text).isEqualTo(expected.fingerprint(2048));
            }
        }
    }

    /** The way itself, and with its atoms shuffled. */
    private static Stream<String> inOtherOrders(String smiles) throws CDKException {
        var random = new Random(7);
        var parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
        var generator = new SmilesGenerator(SmiFlavor.Default);
        var texts = Stream.<String>builder().add(smiles);
        for (int i = 0; i < ORDERS; i++) {
            var molecule = parser.parseSmiles(smiles);
            var atoms = new ArrayList<IAtom>();
            molecule.atoms().forEach(atoms::add);
            Collections.shuffle(atoms, random);
            molecule.setAtoms(atoms.toArray(IAtom[]::new));
            texts.add(generator.create(molecule));
        }
        return texts.build();
    }

    private Molecule molecule(String smiles) {
        return switch (reader.read(smiles)) {
            case ParsedSmiles.Valid valid -> valid.molecule();
            case ParsedSmiles.Refused refused -> throw new AssertionError(smiles + " " + refused.reason());
        };
    }
}
