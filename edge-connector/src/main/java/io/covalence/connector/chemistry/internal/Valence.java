package io.covalence.connector.chemistry.internal;

import java.util.Optional;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;

/**
 * The largest number of bonds of the elements that organic molecules are made of. A charge moves an atom to the column of its
 * neighbour (isoelectronic: N+ bonds like C). Metals and other elements are not judged.
 */
public final class Valence {
    private static final int UNJUDGED = Integer.MAX_VALUE;

    private Valence() {}

    /** The first atom that has more bonds than its element and charge allow, in words. */
    public static Optional<String> violation(IAtomContainer molecule) {
        for (var atom : molecule.atoms()) {
            int bonds = bonds(atom);
            if (bonds > maximum(atom)) {
                return Optional.of("has " + atom.getSymbol() + charge(atom) + " with " + bonds + " bonds (atom "
                        + (atom.getIndex() + 1) + ")");
            }
        }
        return Optional.empty();
    }

    /** Bonds of an atom as it stands in its container, double ones twice, and its implicit hydrogens. */
    static int bonds(IAtom atom) {
        var hydrogens = atom.getImplicitHydrogenCount();
        int count = hydrogens == null ? 0 : hydrogens;
        for (IBond bond : atom.bonds()) {
            count += bond.getOrder() == null ? 1 : bond.getOrder().numeric();
        }
        return count;
    }

    private static int maximum(IAtom atom) {
        int charge = formalCharge(atom);
        return switch (atom.getSymbol()) {
            case "H" -> charge == 0 ? 1 : 0;
            case "B" -> charge < 0 ? 4 : 3;
            case "C" -> 4 - Math.abs(charge);
            // Nitro groups and N-oxides are also written with five bonds to nitrogen.
            case "N" -> charge == 0 ? 5 : charge > 0 ? 4 : 3 + charge;
            case "O" -> charge > 0 ? 3 : 2 + charge;
            case "F" -> charge == 0 ? 1 : charge > 0 ? 2 : 0;
            case "Si" -> charge < 0 ? 6 : 4;
            case "P" -> charge < 0 ? 6 : 5;
            case "S", "Se" -> 6;
            case "Cl", "Br", "I" -> 7;
            default -> UNJUDGED;
        };
    }

    /** Bonds of an atom that has no more than it needs; unlimited for elements that are not judged. */
    static int lowest(IAtom atom) {
        int charge = formalCharge(atom);
        return switch (atom.getSymbol()) {
            case "B" -> charge < 0 ? 4 : 3;
            case "C", "Si" -> 4 - Math.abs(charge);
            case "N", "P" -> 3 + charge;
            case "O", "S", "Se" -> 2 + charge;
            default -> UNJUDGED;
        };
    }

    private static int formalCharge(IAtom atom) {
        var charge = atom.getFormalCharge();
        return charge == null ? 0 : charge;
    }

    private static String charge(IAtom atom) {
        int charge = formalCharge(atom);
        return charge == 0 ? "" : charge > 0 ? "+".repeat(charge) : "-".repeat(-charge);
    }
}
