package io.covalence.connector.chemistry.internal;

import java.util.List;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IBond;

/** Single and double bonds in turn, along which a charge moves from one end to the other. */
final class AlternatingPath {
    /** Bonds of the longest one: across two rings. */
    static final int LONGEST = 10;

    private AlternatingPath() {}

    /** Exchanges single and double bonds; the beginning loses an electron and the end gains one. */
    static void shift(IAtom from, List<IBond> path) {
        var end = from;
        for (int i = 0; i < path.size(); i++) {
            changeOrder(path.get(i), i % 2 == 0 ? 1 : -1);
            end = path.get(i).getOther(end);
        }
        changeCharge(from, 1);
        changeCharge(end, -1);
    }

    /** A cation whose charge is no part of a group such as nitro. */
    static boolean isOnium(IAtom atom) {
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

    static boolean isBridge(IAtom atom) {
        return Elements.charge(atom) == 0 && (Elements.number(atom) == 6 || Elements.number(atom) == 7);
    }

    static void changeOrder(IBond bond, int change) {
        bond.setOrder(
                switch (Valence.order(bond) + change) {
                    case 1 -> IBond.Order.SINGLE;
                    case 2 -> IBond.Order.DOUBLE;
                    case 3 -> IBond.Order.TRIPLE;
                    default -> IBond.Order.QUADRUPLE;
                });
    }

    static void changeCharge(IAtom atom, int change) {
        atom.setFormalCharge(Elements.charge(atom) + change);
    }
}
