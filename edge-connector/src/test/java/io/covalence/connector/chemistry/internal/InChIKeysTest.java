package io.covalence.connector.chemistry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;

class InChIKeysTest {
    /** A chain of 300 carbons, each with a hydroxyl and a methyl: InChI takes far longer than a millisecond for it. */
    private static final String LARGE = "C" + "C(C)(O)".repeat(300);

    @Test
    void moleculeForWhichThereWasNoTimeHasNoAnswer() throws CDKException {
        var molecule = molecule(LARGE);

        assertThatThrownBy(() -> InChIKeys.firstBlock(molecule, 1)).isInstanceOf(InChIUndecided.class);
        assertThat(InChIKeys.firstBlock(molecule)).isPresent();
    }

    /** What InChI does not describe it does not describe on any machine: an element beyond its table. */
    @Test
    void moleculeThatInChIDoesNotDescribeHasNone() {
        var molecule = SilentChemObjectBuilder.getInstance().newAtomContainer();
        var atom = molecule.getBuilder().newAtom();
        atom.setSymbol("R1");
        atom.setAtomicNumber(0);
        atom.setImplicitHydrogenCount(0);
        molecule.addAtom(atom);

        assertThat(InChIKeys.firstBlock(molecule)).isEmpty();
    }

    private static IAtomContainer molecule(String smiles) throws CDKException {
        return new SmilesParser(SilentChemObjectBuilder.getInstance()).parseSmiles(smiles);
    }
}
