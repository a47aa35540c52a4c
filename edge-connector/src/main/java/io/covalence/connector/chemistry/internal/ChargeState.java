package io.covalence.connector.chemistry.internal;

import java.util.ArrayList;
import java.util.List;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;

/** Where the charges, implicit hydrogens and multiple bonds of a molecule are, in the order of its atoms and bonds. */
record ChargeState(List<Integer> charges, List<Integer> hydrogens, List<IBond.Order> orders) {
    ChargeState {
        charges = List.copyOf(charges);
        hydrogens = List.copyOf(hydrogens);
        orders = List.copyOf(orders);
    }

    static ChargeState of(IAtomContainer molecule) {
        var charges = new ArrayList<Integer>();
        var hydrogens = new ArrayList<Integer>();
        var orders = new ArrayList<IBond.Order>();
        for (var atom : molecule.atoms()) {
            charges.add(Elements.charge(atom));
            hydrogens.add(Elements.hydrogens(atom));
        }
        for (var bond : molecule.bonds()) {
            orders.add(bond.getOrder());
        }
        return new ChargeState(charges, hydrogens, orders);
    }

    void writeTo(IAtomContainer molecule) {
        for (int i = 0; i < charges.size(); i++) {
            molecule.getAtom(i).setFormalCharge(charges.get(i));
            molecule.getAtom(i).setImplicitHydrogenCount(hydrogens.get(i));
        }
        for (int i = 0; i < orders.size(); i++) {
            molecule.getBond(i).setOrder(orders.get(i));
        }
    }
}
