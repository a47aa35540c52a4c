package io.covalence.connector.chemistry.internal;

import java.util.Optional;
import java.util.Set;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;

/**
 * The numbers of bonds that the elements of organic molecules have. A charge moves an atom to the column of its
 * neighbour (isoelectronic: N+ bonds like C, S- like Cl); beyond the second period the higher valences count too. An
 * atom with too few bonds is a radical, which is refused: in a table it is nearly always a forgotten hydrogen. Metals
 * are not judged. An atom bound to a metal may exceed its valence, since that bond may use an electron pair.
 */
public final class Valence {
    private static final int UNJUDGED = Integer.MAX_VALUE;
    private static final int MOST_OF_METAL = 8;
    private static final int ANTIMONY = 51;

    private Valence() {}

    /** The first atom that has other bonds than its element and charge allow, in words. */
    public static Optional<String> violation(IAtomContainer molecule) {
        for (var atom : molecule.atoms()) {
            int bonds = bonds(atom);
            if (missesCharge(atom)) {
                bonds--;
            }
            if (!allowed(atom, bonds) && !allowed(atom, bonds - bondsToMetals(atom))) {
                return Optional.of("has " + name(atom) + " with " + bonds + (bonds == 1 ? " bond" : " bonds")
                        + (Elements.charge(atom) == 0 ? " and no charge" : "") + " (atom " + (atom.getIndex() + 1) + ")"
                        + (bonds < lowest(atom) && lowest(atom) != UNJUDGED
                                ? ": a radical, or a hydrogen is missing"
                                : ""));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether an atom has one bond more than without a charge it can have, and a hydrogen only because SMILES fills it up to its
     * next valence: N with four bonds, P with four single ones, S with three. Its owner forgot the charge, or an oxygen's.
     */
    static boolean missesCharge(IAtom atom) {
        if (Elements.charge(atom) != 0 || Elements.hydrogens(atom) != 1) {
            return false;
        }
        long single = singleBonds(atom);
        return switch (Elements.number(atom)) {
            case 7 -> bonds(atom) == 5;
            case 15 -> bonds(atom) == 5 && single == 4;
            case 16 -> bonds(atom) > 2 && single > 2;
            default -> false;
        };
    }

    private static long singleBonds(IAtom atom) {
        long count = 0;
        for (IBond bond : atom.bonds()) {
            count += order(bond) == 1 ? 1 : 0;
        }
        return count;
    }

    /** Whether an atom of this element and charge may have so many bonds. */
    static boolean allowed(IAtom atom, int bonds) {
        if (isIonOfSalt(atom)) {
            return bonds == 0;
        }
        var columns = columns(atom);
        return columns.isEmpty()
                ? Math.abs(Elements.charge(atom)) <= MOST_OF_METAL && bonds <= 2 * MOST_OF_METAL
                : columns.contains(bonds);
    }

    /** Antimony's salts and oxides are written with bare ions, as those of metals are. */
    private static boolean isIonOfSalt(IAtom atom) {
        return Elements.number(atom) == ANTIMONY && (Elements.charge(atom) == 3 || Elements.charge(atom) == 5);
    }

    /** Bonds of an atom as it stands in its container, double ones twice, and its implicit hydrogens. */
    static int bonds(IAtom atom) {
        int count = Elements.hydrogens(atom);
        for (IBond bond : atom.bonds()) {
            count += order(bond);
        }
        return count;
    }

    static int order(IBond bond) {
        return bond.getOrder() == null || bond.getOrder() == IBond.Order.UNSET
                ? 1
                : bond.getOrder().numeric();
    }

    private static int bondsToMetals(IAtom atom) {
        int count = 0;
        for (IBond bond : atom.bonds()) {
            count += Elements.isMetal(bond.getOther(atom)) ? order(bond) : 0;
        }
        return count;
    }

    /** Empty for what is not judged. */
    private static Set<Integer> columns(IAtom atom) {
        int number = Elements.number(atom);
        int electrons = outerElectrons(number) - Elements.charge(atom);
        if (outerElectrons(number) == 0) {
            return Set.of();
        }
        if (number == 1) {
            return Elements.charge(atom) == 0 ? Set.of(1) : Set.of(0);
        }
        boolean hypervalent = number > 10;
        return switch (electrons) {
            case 0, 1, 2, 3 -> Set.of(electrons);
            case 4 -> Set.of(4);
            case 5 -> hypervalent ? Set.of(3, 5) : Set.of(3);
            case 6 -> hypervalent ? Set.of(2, 4, 6) : Set.of(2);
            case 7 -> hypervalent ? Set.of(1, 3, 5, 7) : Set.of(1);
            case 8 -> hypervalent ? Set.of(0, 2, 4, 6) : Set.of(0);
            default -> Set.of(-1);
        };
    }

    private static int outerElectrons(int number) {
        return switch (number) {
            case 1 -> 1;
            case 5 -> 3;
            case 6, 14, 32 -> 4;
            case 7, 15, 33, ANTIMONY -> 5;
            case 8, 16, 34, 52 -> 6;
            case 9, 17, 35, 53, 85 -> 7;
            case 2, 10, 18, 36, 54, 86 -> 8;
            default -> 0;
        };
    }

    /** Bonds of an atom that has no more than it needs; unlimited for elements that are not judged. */
    static int lowest(IAtom atom) {
        return columns(atom).stream().mapToInt(Integer::intValue).min().orElse(UNJUDGED);
    }

    private static String name(IAtom atom) {
        int charge = Elements.charge(atom);
        var sign = charge > 0 ? "+" : "-";
        return atom.getSymbol()
                + switch (Math.abs(charge)) {
                    case 0 -> "";
                    case 1 -> sign;
                    default -> sign + Math.abs(charge);
                };
    }
}
