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
    private ChargeForms() {}

    static void normalise(IAtomContainer molecule) {
        for (var atom : molecule.atoms()) {
            if (Elements.number(atom) == 7
                    && Elements.charge(atom) == 0
                    && Valence.bonds(atom) == 5
                    && !Valence.missesCharge(atom)) {
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
            AlternatingPath.changeOrder(taken, -1);
            AlternatingPath.changeCharge(nitrogen, 1);
            AlternatingPath.changeCharge(taken.getOther(nitrogen), -1);
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
            case 6 -> 1;
            default -> 0;
        };
    }

    /** X+–Y-: X=Y, where both may have the bond. */
    private static boolean cancelBeside(IAtom negative) {
        for (IBond bond : negative.bonds()) {
            var positive = bond.getOther(negative);
            if (Elements.charge(positive) > 0 && !Elements.isMetal(positive) && mayCancel(negative, positive)) {
                AlternatingPath.changeOrder(bond, 1);
                AlternatingPath.changeCharge(negative, 1);
                AlternatingPath.changeCharge(positive, -1);
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
                    AlternatingPath.changeOrder(near, 1);
                    AlternatingPath.changeOrder(far, -1);
                    AlternatingPath.changeCharge(negative, 1);
                    AlternatingPath.changeCharge(end, -1);
                    return true;
                }
            }
        }
        return false;
    }

    /** Y-–A=B–…=X+ : Y=A–B=…–X, with the nearest such X. */
    private static boolean cancelAlong(IAtom negative) {
        if (!Elements.isChalcogen(negative) && Elements.number(negative) != 7) {
            return false;
        }
        for (int length = 2; length <= AlternatingPath.LONGEST; length += 2) {
            var path = new ArrayList<IBond>();
            if (walk(negative, length, path, new HashSet<>(Set.of(negative)))) {
                AlternatingPath.shift(negative, path);
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
            if (last ? AlternatingPath.isOnium(next) : AlternatingPath.isBridge(next)) {
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
}
