package io.covalence.connector.chemistry.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;

/**
 * Gives groups that are written with and without separated charges one form (rule COVALENCE_1): nitrogen with five bonds becomes
 * charge-separated (nitro, N-oxide, azide, diazo); sulfur, phosphorus and halogens beside a negative atom get the double bond
 * instead (sulfoxide, sulfone, phosphine oxide, perchlorate); charges that cancel along alternating bonds do (pyridone, amide).
 */
final class ChargeForms {
    /** Bonds of the longest alternating path along which charges are cancelled: across two rings. */
    private static final int LONGEST_PATH = 10;

    private ChargeForms() {}

    static void normalise(IAtomContainer molecule) {
        for (var atom : molecule.atoms()) {
            if (Elements.number(atom) == 7 && Elements.charge(atom) == 0 && Valence.bonds(atom) == 5) {
                separate(atom);
            }
        }
        boolean changed = true;
        for (int pass = 0; changed && pass < molecule.getAtomCount(); pass++) {
            changed = false;
            for (var atom : molecule.atoms()) {
                changed |= Elements.charge(atom) < 0 && (cancelBeside(atom) || shift(atom) || cancelAlong(atom));
            }
        }
    }

    /** Five bonds at a nitrogen: its multiple bond to the most willing neighbour loses one, and the pair of electrons goes there. */
    private static void separate(IAtom nitrogen) {
        IBond taken = null;
        int best = 0;
        for (IBond bond : nitrogen.bonds()) {
            int willingness = willingness(nitrogen, bond);
            if (willingness > best) {
                best = willingness;
                taken = bond;
            }
        }
        if (taken != null) {
            order(taken, -1);
            charge(nitrogen, 1);
            charge(taken.getOther(nitrogen), -1);
        }
    }

    private static int willingness(IAtom nitrogen, IBond bond) {
        var other = bond.getOther(nitrogen);
        if (Valence.order(bond) < 2 || Elements.charge(other) != 0) {
            return 0;
        }
        int end = other.getBondCount() == 1 ? 10 : 0;
        return switch (Elements.number(other)) {
            case 8 -> 8 + end;
            case 16, 34 -> 7 + end;
            case 7 -> 6 + end;
            case 6 -> Valence.isFourBonded(nitrogen) ? 0 : 1;
            default -> 0;
        };
    }

    /** X+–Y-: X=Y, where both may have the bond. */
    private static boolean cancelBeside(IAtom negative) {
        for (IBond bond : negative.bonds()) {
            var positive = bond.getOther(negative);
            if (Elements.charge(positive) > 0 && !Elements.isMetal(positive) && mayCancel(negative, positive)) {
                order(bond, 1);
                charge(negative, 1);
                charge(positive, -1);
                return true;
            }
        }
        return false;
    }

    private static boolean mayCancel(IAtom negative, IAtom positive) {
        return switch (Elements.number(positive)) {
            case 6, 15, 16, 17, 33, 34, 35, 52, 53 ->
                switch (Elements.number(negative)) {
                    case 6, 7, 8, 16, 34 -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    /** Y-–N+#N: Y=N+=N-; Y-=N+=O: Y#N+–O-. */
    private static boolean shift(IAtom negative) {
        if (Elements.number(negative) != 6 && Elements.number(negative) != 7) {
            return false;
        }
        for (IBond near : negative.bonds()) {
            var middle = near.getOther(negative);
            if (Elements.number(middle) != 7 || Elements.charge(middle) != 1) {
                continue;
            }
            for (IBond far : middle.bonds()) {
                var end = far.getOther(middle);
                boolean azide = Valence.order(near) == 1 && Valence.order(far) == 3 && Elements.number(end) == 7;
                boolean oxide = Valence.order(near) == 2 && Valence.order(far) == 2 && Elements.number(end) == 8;
                if ((azide || oxide) && Elements.charge(end) == 0) {
                    order(near, 1);
                    order(far, -1);
                    charge(negative, 1);
                    charge(end, -1);
                    return true;
                }
            }
        }
        return false;
    }

    /** Y-–A=B–…=X+ : Y=A–B=…–X, with the nearest such X. */
    static boolean cancelAlong(IAtom negative) {
        if (!Elements.isChalcogen(negative) && Elements.number(negative) != 7) {
            return false;
        }
        for (int length = 2; length <= LONGEST_PATH; length += 2) {
            var path = new ArrayList<IBond>();
            if (walk(negative, length, path, new HashSet<>(Set.of(negative)))) {
                alternate(negative, path);
                return true;
            }
        }
        return false;
    }

    private static boolean walk(IAtom from, int left, List<IBond> path, Set<IAtom> seen) {
        boolean single = path.size() % 2 == 0;
        for (IBond bond : from.bonds()) {
            var next = bond.getOther(from);
            if (Valence.order(bond) != (single ? 1 : 2) || seen.contains(next)) {
                continue;
            }
            boolean last = left == 1;
            if (last ? isOnium(next) : isBridge(next)) {
                path.add(bond);
                seen.add(next);
                if (last || walk(next, left - 1, path, seen)) {
                    return true;
                }
                path.removeLast();
                seen.remove(next);
            }
        }
        return false;
    }

    /** A cation whose charge is no part of a group such as nitro. */
    private static boolean isOnium(IAtom atom) {
        for (var neighbour : atom.neighbors()) {
            if (Elements.charge(neighbour) < 0) {
                return false;
            }
        }
        return Elements.charge(atom) == 1
                && switch (Elements.number(atom)) {
                    case 7, 8, 15, 16 -> true;
                    default -> false;
                };
    }

    private static boolean isBridge(IAtom atom) {
        return Elements.charge(atom) == 0 && (Elements.number(atom) == 6 || Elements.number(atom) == 7);
    }

    private static void alternate(IAtom negative, List<IBond> path) {
        var end = negative;
        for (int i = 0; i < path.size(); i++) {
            order(path.get(i), i % 2 == 0 ? 1 : -1);
            end = path.get(i).getOther(end);
        }
        charge(negative, 1);
        charge(end, -1);
    }

    private static void order(IBond bond, int change) {
        bond.setOrder(
                switch (Valence.order(bond) + change) {
                    case 1 -> IBond.Order.SINGLE;
                    case 2 -> IBond.Order.DOUBLE;
                    case 3 -> IBond.Order.TRIPLE;
                    default -> IBond.Order.QUADRUPLE;
                });
    }

    private static void charge(IAtom atom, int change) {
        atom.setFormalCharge(Elements.charge(atom) + change);
    }
}
