package io.covalence.connector.chemistry;

import io.covalence.connector.chemistry.internal.Scaffolds;
import java.util.Objects;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.fingerprint.CircularFingerprinter;
import org.openscience.cdk.interfaces.IAtomContainer;

/** A valid molecule. Salts and mixtures are kept whole: counter-ions belong to what was measured. */
public final class Molecule {
    private final IAtomContainer atoms;

    Molecule(IAtomContainer atoms) {
        this.atoms = Objects.requireNonNull(atoms);
    }

    /**
     * Extended-connectivity fingerprint of diameter 4 (Rogers and Hahn, J. Chem. Inf. Model. 2010, 50, 742), folded. It is the
     * same for every way of writing the molecule.
     *
     * @param bits length to fold to
     * @return the set bits, ascending
     */
    public int[] fingerprint(int bits) {
        try {
            return new CircularFingerprinter(CircularFingerprinter.CLASS_ECFP4, bits)
                    .getBitFingerprint(atoms).asBitSet().stream().toArray();
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
        return Scaffolds.of(atoms);
    }

    /** Atoms written in the SMILES; implicit hydrogens do not count. */
    public int atomCount() {
        return atoms.getAtomCount();
    }
}
