package io.covalence.connector.chemistry.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;

/** Rule COVALENCE_1: one molecule, one representation. Not for use by several threads at once. */
public final class Standardiser {
    private final Canonical canonical = new Canonical();
    private final Fragments fragments = new Fragments(canonical);

    /**
     * A molecule in its standard form.
     *
     * @param atoms as read back from {@code smiles}
     * @param smiles canonical, without stereochemistry
     */
    public record Standard(IAtomContainer atoms, String smiles) {}

    /**
     * Brings charges into their standard form, in place, and says what is wrong with the molecule then. Afterwards
     * {@link #standard} may be called.
     */
    public Optional<String> violation(IAtomContainer molecule) {
        disconnectSalts(molecule);
        ChargeForms.normalise(molecule);
        return Plausibility.violation(molecule).or(() -> Valence.violation(molecule));
    }

    /** The standard form of a molecule without violation, which is changed. */
    public Standard standard(IAtomContainer molecule) {
        forget(molecule);
        suppressHydrogens(molecule);
        var parent = fragments.parent(molecule);
        var smiles = canonical.smiles(parent);
        return new Standard(canonical.molecule(smiles, parent), smiles);
    }

    /** A bond between an alkali or alkaline earth metal and a heteroatom is a pair of ions. */
    private static void disconnectSalts(IAtomContainer molecule) {
        var salts = new ArrayList<IBond>();
        for (var bond : molecule.bonds()) {
            boolean begins = Elements.isSaltMetal(bond.getBegin()) && isHetero(bond.getEnd());
            boolean ends = Elements.isSaltMetal(bond.getEnd()) && isHetero(bond.getBegin());
            if ((begins || ends) && Valence.order(bond) == 1) {
                salts.add(bond);
            }
        }
        for (var bond : salts) {
            var metal = Elements.isSaltMetal(bond.getBegin()) ? bond.getBegin() : bond.getEnd();
            var other = bond.getOther(metal);
            metal.setFormalCharge(Elements.charge(metal) + 1);
            other.setFormalCharge(Elements.charge(other) - 1);
            molecule.removeBond(bond);
        }
    }

    private static boolean isHetero(IAtom atom) {
        return Elements.isHalogen(atom) || Elements.isChalcogen(atom) || Elements.number(atom) == 7;
    }

    private static void forget(IAtomContainer molecule) {
        molecule.setStereoElements(List.of());
        for (var atom : molecule.atoms()) {
            atom.setMassNumber(null);
            atom.setMapIdx(0);
        }
        for (var bond : molecule.bonds()) {
            bond.setDisplay(IBond.Display.Solid);
        }
    }

    /** Hydrogens bound once to something else become a count of that atom. */
    private static void suppressHydrogens(IAtomContainer molecule) {
        var written = new ArrayList<IAtom>();
        for (var atom : molecule.atoms()) {
            if (Elements.number(atom) == 1 && Elements.charge(atom) == 0 && atom.getBondCount() == 1) {
                var other = atom.neighbors().iterator().next();
                if (Elements.number(other) != 1) {
                    other.setImplicitHydrogenCount(Elements.hydrogens(other) + 1);
                    written.add(atom);
                }
            }
        }
        written.forEach(molecule::removeAtom);
    }
}
