package io.covalence.connector.chemistry.internal;

import java.util.Set;
import org.openscience.cdk.interfaces.IAtom;

/** What the periodic table says about an atom of a molecule. */
final class Elements {
    private static final Set<Integer> NONMETALS =
            Set.of(1, 2, 5, 6, 7, 8, 9, 10, 14, 15, 16, 17, 18, 32, 33, 34, 35, 36, 51, 52, 53, 54, 85, 86);
    private static final Set<Integer> SALT_METALS = Set.of(3, 11, 12, 19, 20, 37, 38, 55, 56);

    private Elements() {}

    static int number(IAtom atom) {
        var number = atom.getAtomicNumber();
        return number == null ? 0 : number;
    }

    static int charge(IAtom atom) {
        var charge = atom.getFormalCharge();
        return charge == null ? 0 : charge;
    }

    static int hydrogens(IAtom atom) {
        var hydrogens = atom.getImplicitHydrogenCount();
        return hydrogens == null ? 0 : hydrogens;
    }

    static boolean isMetal(IAtom atom) {
        return number(atom) > 0 && !NONMETALS.contains(number(atom));
    }

    /** Alkali and alkaline earth metals, whose bonds to nonmetals are salts however they are written. */
    static boolean isSaltMetal(IAtom atom) {
        return SALT_METALS.contains(number(atom));
    }

    static boolean isHalogen(IAtom atom) {
        return switch (number(atom)) {
            case 9, 17, 35, 53 -> true;
            default -> false;
        };
    }

    static boolean isChalcogen(IAtom atom) {
        return switch (number(atom)) {
            case 8, 16, 34, 52 -> true;
            default -> false;
        };
    }
}
