package io.covalence.connector.chemistry.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;

/**
 * The charges that may be written on another atom of the same ion, without an atom or a hydrogen changing its place: along
 * alternating single and double bonds, X-–A=B … –C=Y to X=A–B= … C–Y-, and D–A=B … –C=X+ to D+=A–B= … C–X.
 */
final class MobileCharges {
    private MobileCharges() {}

    /** From the atom that gets the double bond, to the one that loses it. */
    record Move(IAtom from, List<IBond> path) {
        Move {
            path = List.copyOf(path);
        }

        void make() {
            AlternatingPath.shift(from, path);
        }
    }

    /** One for each pair of atoms, of those that have no more than {@link AlternatingPath#LONGEST} bonds between them. */
    static List<Move> moves(IAtomContainer molecule) {
        var moves = new ArrayList<Move>();
        for (var atom : molecule.atoms()) {
            if (NeutralForm.isAcidAnion(atom) && isAcidElement(atom)) {
                search(atom, MobileCharges::accepts, moves);
            } else if (isDonor(atom)) {
                search(atom, AlternatingPath::isOnium, moves);
            }
        }
        return moves;
    }

    private static void search(IAtom from, Predicate<IAtom> isEnd, List<Move> moves) {
        walk(from, from, isEnd, new ArrayList<>(), new HashSet<>(Set.of(from)), new HashSet<>(), moves);
    }

    private static void walk(
            IAtom from,
            IAtom at,
            Predicate<IAtom> isEnd,
            List<IBond> path,
            Set<IAtom> seen,
            Set<IAtom> ends,
            List<Move> moves) {
        int order = path.size() % 2 == 0 ? 1 : 2;
        for (IBond bond : at.bonds()) {
            var next = bond.getOther(at);
            if (Valence.order(bond) != order || seen.contains(next)) {
                continue;
            }
            path.add(bond);
            if (order == 2 && isEnd.test(next) && ends.add(next)) {
                moves.add(new Move(from, path));
            }
            if (path.size() < AlternatingPath.LONGEST && AlternatingPath.isBridge(next)) {
                seen.add(next);
                walk(from, next, isEnd, path, seen, ends, moves);
                seen.remove(next);
            }
            path.removeLast();
        }
    }

    private static boolean isAcidElement(IAtom atom) {
        return Elements.number(atom) == 7 || Elements.isChalcogen(atom);
    }

    /** Takes the charge of an anion. */
    private static boolean accepts(IAtom atom) {
        if (Elements.charge(atom) != 0 || !isAcidElement(atom)) {
            return false;
        }
        for (var neighbour : atom.neighbors()) {
            if (Elements.charge(neighbour) > 0 || Elements.isMetal(neighbour)) {
                return false;
            }
        }
        return true;
    }

    /** Has a pair of electrons for a cation, and no double bond. */
    private static boolean isDonor(IAtom atom) {
        if (Elements.charge(atom) != 0 || !isAcidElement(atom) || Valence.bonds(atom) != Valence.lowest(atom)) {
            return false;
        }
        for (IBond bond : atom.bonds()) {
            var neighbour = bond.getOther(atom);
            if (Valence.order(bond) != 1 || Elements.charge(neighbour) < 0 || Elements.isMetal(neighbour)) {
                return false;
            }
        }
        return true;
    }
}
