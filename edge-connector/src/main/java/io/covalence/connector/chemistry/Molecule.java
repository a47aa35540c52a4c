package io.covalence.connector.chemistry;

import io.covalence.connector.chemistry.internal.InChIKeys;
import io.covalence.connector.chemistry.internal.Scaffolds;
import io.covalence.connector.chemistry.internal.Standardiser;
import java.util.Objects;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.fingerprint.CircularFingerprinter;

/**
 * A valid molecule in its standard form. All its properties are the same for every way of writing its atoms, bonds and
 * charges, and for its salts with the ions of the declared list. Tautomers are different molecules, and an ion is one
 * of them.
 */
public final class Molecule {
    private final Standardiser.Standard standard;

    Molecule(Standardiser.Standard standard) {
        this.standard = Objects.requireNonNull(standard);
    }

    /**
     * Extended-connectivity fingerprint of diameter 4 (Rogers and Hahn, J. Chem. Inf. Model. 2010, 50, 742), folded.
     *
     * @param bits length to fold to
     * @return the set bits, ascending
     */
    public int[] fingerprint(int bits) {
        try {
            return new CircularFingerprinter(CircularFingerprinter.CLASS_ECFP4, bits)
                    .getBitFingerprint(standard.atoms()).asBitSet().stream().toArray();
        } catch (CDKException e) {
            throw new IllegalStateException("a validated molecule has no fingerprint", e);
        }
    }

    /**
     * Bemis-Murcko scaffold: rings and the chains between them (J. Med. Chem. 1996, 39, 2887).
     *
     * @return canonical SMILES without stereochemistry; empty for a molecule without rings
     */
    public String scaffold() {
        return Scaffolds.of(standard.atoms());
    }

    /** Canonical SMILES of the standard form: equal for molecules that the features do not tell apart. */
    public String identity() {
        return standard.smiles();
    }

    /**
     * What decides on which side of the evaluation split a molecule lies: the first block of its standard InChIKey, which
     * tautomers share as far as InChI knows them (hydrogens that move between heteroatoms; not keto and enol), or where InChI has
     * none, its canonical SMILES. Made anew at each call.
     *
     * @throws RuntimeException when InChI had no time or memory for it, so that another machine might say something else
     */
    public String splitKey() {
        return InChIKeys.firstBlock(standard.atoms()).orElseGet(() -> "SMILES=" + standard.smiles());
    }

    /** Atoms but for hydrogens. */
    public int atomCount() {
        return standard.atoms().getAtomCount();
    }
}
