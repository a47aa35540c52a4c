package io.covalence.connector.chemistry.internal;

import org.openscience.cdk.aromaticity.Aromaticity;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmiFlavor;
import org.openscience.cdk.smiles.SmilesGenerator;
import org.openscience.cdk.smiles.SmilesParser;

/**
 * Canonical SMILES with aromaticity by one model (Daylight's), and the molecule that is read back from it: its single and double
 * bonds, and the order of its atoms, do not depend on how the molecule was written.
 */
final class Canonical {
    private final SmilesGenerator aromatic = new SmilesGenerator(SmiFlavor.Unique | SmiFlavor.UseAromaticSymbols);
    private final SmilesGenerator kekule = new SmilesGenerator(SmiFlavor.Unique);
    private final SmilesParser parser = new SmilesParser(SilentChemObjectBuilder.getInstance());

    /** Sets the aromaticity of the molecule as well. */
    String smiles(IAtomContainer molecule) {
        try {
            Aromaticity.clear(molecule);
            Aromaticity.apply(Aromaticity.Model.Daylight, molecule);
            return aromatic.create(molecule);
        } catch (CDKException e) {
            throw new IllegalStateException("a validated molecule has no canonical SMILES", e);
        }
    }

    /** The molecule as its canonical SMILES says it. */
    IAtomContainer molecule(String smiles, IAtomContainer original) {
        try {
            return parser.parseSmiles(smiles);
        } catch (CDKException e) {
            return readKekule(original);
        }
    }

    /** For the few aromatic systems that cannot be written with single and double bonds again. */
    private IAtomContainer readKekule(IAtomContainer original) {
        try {
            return parser.parseSmiles(kekule.create(original));
        } catch (CDKException e) {
            throw new IllegalStateException("a validated molecule cannot be read back", e);
        }
    }
}
