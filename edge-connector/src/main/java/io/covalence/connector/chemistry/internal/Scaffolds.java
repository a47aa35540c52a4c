package io.covalence.connector.chemistry.internal;

import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.fragment.MurckoFragmenter;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.smiles.SmilesGenerator;

/**
 * Murcko scaffolds with their hydrogens. The toolkit cuts side chains off and leaves the places open, so that toluene and
 * para-xylene would have different scaffolds; here the places are closed with hydrogen.
 */
public final class Scaffolds {
    private Scaffolds() {}

    /** Canonical SMILES of the scaffold, empty when the molecule has no ring. */
    public static String of(IAtomContainer molecule) {
        var cut = MurckoFragmenter.scaffold(molecule);
        if (cut == null || cut.isEmpty()) {
            return "";
        }
        try {
            var scaffold = cut.clone();
            for (int i = 0; i < cut.getAtomCount(); i++) {
                scaffold.getAtom(i).setImplicitHydrogenCount(hydrogens(molecule, cut, i));
            }
            return SmilesGenerator.unique().create(scaffold);
        } catch (CDKException | CloneNotSupportedException e) {
            throw new IllegalStateException("a validated molecule has no scaffold", e);
        }
    }

    /** What the atom had, and one for each bond that was cut, up to its lowest valence: a sulfone's sulfur is a sulfide's. */
    private static int hydrogens(IAtomContainer molecule, IAtomContainer cut, int index) {
        var atom = cut.getAtom(index);
        var whole = molecule.getAtom(molecule.indexOf(atom));
        int before = Valence.bonds(whole);
        int left = Valence.bonds(atom) - Elements.hydrogens(atom);
        return Math.clamp((long) Valence.lowest(whole) - left, 0, before - left);
    }
}
