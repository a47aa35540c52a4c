package io.covalence.connector.chemistry.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openscience.cdk.graph.Cycles;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;

/**
 * Checks that no table of valences makes: open places, isotopes that do not exist, aromatic chains, straight atoms in
 * small rings.
 */
public final class Plausibility {
    /** Ring size up to which an atom with two double bonds, or one triple, has no room to be straight. */
    private static final int BENT = 6;

    private Plausibility() {}

    /** What is wrong, in words. */
    public static Optional<String> violation(IAtomContainer molecule) {
        for (var atom : molecule.atoms()) {
            if (Elements.number(atom) == 0) {
                return Optional.of("has an open place (atom " + (atom.getIndex() + 1)
                        + " is *, R or no element): attachment points, wildcards and polymers are no whole molecules");
            }
            var mass = atom.getMassNumber();
            if (mass != null && (mass < Elements.number(atom) || mass > 2.7 * Elements.number(atom) + 5)) {
                return Optional.of("has an isotope that does not exist: " + atom.getSymbol() + " of mass " + mass
                        + " (atom " + (atom.getIndex() + 1) + ")");
            }
        }
        for (var atom : molecule.atoms()) {
            if (straightInSmallRing(atom)) {
                return Optional.of("has cumulated double bonds or a triple bond in a ring of " + BENT
                        + " atoms or fewer (atom " + (atom.getIndex() + 1) + ")");
            }
        }
        return Optional.empty();
    }

    /**
     * An atom that was written as an aromatic one and is in no ring, in words. Parsers take an even chain of them for double
     * bonds, so that propanol in small letters becomes acrolein.
     *
     * @param molecule as it was written, without double bonds in its aromatic rings
     */
    public static Optional<String> aromaticChain(IAtomContainer molecule) {
        Cycles.markRingAtomsAndBonds(molecule);
        for (var atom : molecule.atoms()) {
            if (atom.isAromatic() && !atom.isInRing()) {
                return Optional.of("has an aromatic atom outside a ring (atom " + (atom.getIndex() + 1)
                        + "); was the text turned into small letters?");
            }
        }
        return Optional.empty();
    }

    private static boolean straightInSmallRing(IAtom atom) {
        if (Elements.number(atom) != 6 || atom.getBondCount() != 2) {
            return false;
        }
        var bonds = atom.bonds().iterator();
        IBond one = bonds.next();
        IBond two = bonds.next();
        boolean straight = Valence.order(one) + Valence.order(two) == 4;
        return straight && distance(atom, one.getOther(atom), two.getOther(atom)) <= BENT - 2;
    }

    /** Bonds from one neighbour to the other around {@code atom}; beyond {@link #BENT} does not matter. */
    private static int distance(IAtom atom, IAtom from, IAtom to) {
        var seen = new HashSet<IAtom>(List.of(atom, from));
        Set<IAtom> front = Set.of(from);
        for (int distance = 0; distance < BENT; distance++) {
            if (front.contains(to)) {
                return distance;
            }
            var next = new HashSet<IAtom>();
            for (var reached : front) {
                for (var neighbour : reached.neighbors()) {
                    if (seen.add(neighbour)) {
                        next.add(neighbour);
                    }
                }
            }
            front = next;
        }
        return BENT;
    }
}
