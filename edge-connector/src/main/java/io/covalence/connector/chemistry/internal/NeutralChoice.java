package io.covalence.connector.chemistry.internal;

import java.util.Comparator;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;

/**
 * What decides between the neutral forms of one ion: the fewest charges, the most aromatic atoms, then how chemists usually draw
 * the parent, and last the canonical SMILES, so that the text never does.
 *
 * @param charges all, positive or negative
 * @param aromatic atoms
 * @param unusual see {@link #unusual}
 * @param uneven squares of the hydrogens of nitrogens: the proton goes from the nitrogen that has more of them
 * @param smiles canonical
 */
record NeutralChoice(int charges, int aromatic, int unusual, int uneven, String smiles)
        implements Comparable<NeutralChoice> {
    private static final Comparator<NeutralChoice> ORDER = Comparator.comparingInt(NeutralChoice::charges)
            .thenComparing(NeutralChoice::aromatic, Comparator.reverseOrder())
            .thenComparingInt(NeutralChoice::unusual)
            .thenComparingInt(NeutralChoice::uneven)
            .thenComparing(NeutralChoice::smiles);

    /**
     * Judges a molecule whose rings and aromatic atoms are marked.
     *
     * @param smiles its canonical SMILES
     */
    static NeutralChoice of(IAtomContainer molecule, String smiles) {
        int charges = 0;
        int aromatic = 0;
        int unusual = 0;
        int uneven = 0;
        for (var atom : molecule.atoms()) {
            charges += Math.abs(Elements.charge(atom));
            aromatic += atom.isAromatic() ? 1 : 0;
            unusual += unusual(atom);
            uneven += Elements.number(atom) == 7 ? Elements.hydrogens(atom) * Elements.hydrogens(atom) : 0;
        }
        return new NeutralChoice(charges, aromatic, unusual, uneven, smiles);
    }

    @Override
    public int compareTo(NeutralChoice other) {
        return ORDER.compare(this, other);
    }

    /**
     * Amino rather than imino beside a ring, a charge on nitrogen rather than on oxygen or sulfur, amide rather than imidic acid,
     * phenol and enol rather than a hydrogen on nitrogen.
     */
    private static int unusual(IAtom atom) {
        int number = Elements.number(atom);
        if (number == 7) {
            return Elements.hydrogens(atom) + (isIminoBesideRing(atom) ? 4 : 0);
        }
        if (number == 6 || Elements.charge(atom) > 0) {
            return number == 6 ? 0 : 3;
        }
        return Elements.isChalcogen(atom) && isOfAcid(atom) ? 2 * Elements.hydrogens(atom) : 0;
    }

    private static boolean isIminoBesideRing(IAtom nitrogen) {
        for (var bond : nitrogen.bonds()) {
            if (Valence.order(bond) == 2
                    && !bond.isInRing()
                    && bond.getOther(nitrogen).isInRing()) {
                return true;
            }
        }
        return false;
    }

    /** Bound to a carbon that has another heteroatom. */
    private static boolean isOfAcid(IAtom atom) {
        for (var carbon : atom.neighbors()) {
            for (var other : carbon.neighbors()) {
                if (Elements.number(carbon) == 6
                        && !other.equals(atom)
                        && (Elements.number(other) == 7 || Elements.isChalcogen(other))) {
                    return true;
                }
            }
        }
        return false;
    }
}
