package io.covalence.connector.chemistry.internal;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.openscience.cdk.graph.Cycles;
import org.openscience.cdk.interfaces.IAtomContainer;

/**
 * Brings an ion into its neutral form, whichever of its atoms was written with the charge (rule COVALENCE_1). An amidinium's
 * charge may stand at any of its nitrogens, and the anion of a barbiturate's at nitrogen or oxygen; the proton would go from or to
 * that atom, and the spelling would decide which tautomer comes out. So all ways of writing the charges are neutralised, and
 * {@link NeutralChoice} chooses. Beyond {@value #MOST_FORMS} ways those nearest to the text are compared.
 */
final class IonForms {
    private static final int MOST_FORMS = 200;
    private static final Comparator<Written> BEST = Comparator.comparing(Written::choice);

    private final Canonical canonical;

    IonForms(Canonical canonical) {
        this.canonical = canonical;
    }

    private record Written(ChargeState state, NeutralChoice choice) {}

    /** Neutralises one connected part, in place. */
    void neutralise(IAtomContainer part) {
        if (isUncharged(part) || MobileCharges.moves(part).isEmpty()) {
            NeutralForm.neutralise(part);
            return;
        }
        Cycles.markRingAtomsAndBonds(part);
        var best =
                forms(part).stream().map(form -> neutral(part, form)).min(BEST).orElseThrow();
        best.state().writeTo(part);
    }

    private static boolean isUncharged(IAtomContainer part) {
        for (var atom : part.atoms()) {
            if (Elements.charge(atom) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The ways to write the charges, the one that stands there first. */
    private List<ChargeState> forms(IAtomContainer part) {
        var found = new HashMap<String, ChargeState>();
        var next = new ArrayDeque<ChargeState>();
        next.add(ChargeState.of(part));
        found.put(canonical.smiles(part), next.getFirst());
        while (!next.isEmpty()) {
            var form = next.remove();
            form.writeTo(part);
            for (var move : MobileCharges.moves(part)) {
                if (found.size() >= MOST_FORMS) {
                    return List.copyOf(found.values());
                }
                form.writeTo(part);
                move.make();
                var moved = ChargeState.of(part);
                if (found.putIfAbsent(canonical.smiles(part), moved) == null) {
                    next.add(moved);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private Written neutral(IAtomContainer part, ChargeState form) {
        form.writeTo(part);
        NeutralForm.neutralise(part);
        return new Written(ChargeState.of(part), NeutralChoice.of(part, canonical.smiles(part)));
    }
}
