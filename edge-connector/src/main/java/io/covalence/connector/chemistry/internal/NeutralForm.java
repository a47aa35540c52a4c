package io.covalence.connector.chemistry.internal;

import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;

/**
 * Takes protons from protonated bases and gives them to the anions of acids, at the atoms that bear the charges (rule
 * COVALENCE_1; see {@link IonForms} for charges that may stand elsewhere). What is charged for good stays so:
 * quaternary atoms, carbanions and cations but for cyanide, atoms whose charge belongs to a group (nitro, N-oxide, azide), borates,
 * metals and what is bound to one. Protons are not balanced: a betaine and its hydrochloride get one form.
 */
final class NeutralForm {
    private NeutralForm() {}

    static void neutralise(IAtomContainer molecule) {
        for (var atom : molecule.atoms()) {
            while (isProtonatedBase(atom)) {
                atom.setFormalCharge(Elements.charge(atom) - 1);
                atom.setImplicitHydrogenCount(Elements.hydrogens(atom) - 1);
            }
        }
        for (var atom : molecule.atoms()) {
            while (isAcidAnion(atom)) {
                atom.setFormalCharge(Elements.charge(atom) + 1);
                atom.setImplicitHydrogenCount(Elements.hydrogens(atom) + 1);
            }
        }
    }

    private static boolean isProtonatedBase(IAtom atom) {
        return Elements.charge(atom) > 0
                && Elements.hydrogens(atom) > 0
                && (Elements.number(atom) == 7 || Elements.number(atom) == 15 || Elements.isChalcogen(atom));
    }

    static boolean isAcidAnion(IAtom atom) {
        if (Elements.charge(atom) >= 0) {
            return false;
        }
        for (var neighbour : atom.neighbors()) {
            if (Elements.charge(neighbour) > 0 || Elements.isMetal(neighbour)) {
                return false;
            }
        }
        boolean halide = Elements.isHalogen(atom) && atom.getBondCount() == 0;
        boolean cyanide = Elements.number(atom) == 6
                && atom.getBondCount() == 1
                && Elements.number(atom.neighbors().iterator().next()) == 7;
        return halide || cyanide || Elements.number(atom) == 7 || Elements.isChalcogen(atom);
    }
}
