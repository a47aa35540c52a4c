package io.covalence.connector.chemistry;

import io.covalence.connector.chemistry.internal.InChIKeys;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Prepares the chemistry toolkit, and handles molecules on which it fails. */
public final class ChemistryToolkit {
    /** They use what ordinary molecules do: aromatic rings, double bonds that face a side, salts, charges, metals, isotopes. */
    private static final List<String> ORDINARY = List.of(
            "C[C@H](N)C(=O)Oc1ccc2[nH]cc(/C=C/C#N)c2c1",
            "[Na+].[O-]C(=O)c1cc[n+]([O-])c(S(=O)(=O)NC2CC2)c1",
            "CC[N+](=O)[O-].Cl",
            "[2H]C1CCCCC1.C[Hg]C",
            "C(C",
            "c1cccc1");

    private ChemistryToolkit() {}

    /**
     * Requires the InChI library, without which no molecule has a split key: it is native, and has to be unpacked into a folder
     * that may hold programs. Then loads the toolkit's classes: one whose first use is with a stack that is full would be unusable
     * for as long as this process lives.
     *
     * @throws io.covalence.connector.Failure naming the folder and the setting
     */
    public static void require() {
        InChIKeys.requireLibrary();
        var reader = new SmilesReader();
        for (var smiles : ORDINARY) {
            if (reader.read(smiles) instanceof ParsedSmiles.Valid(var molecule, var ignored)) {
                molecule.fingerprint(Byte.SIZE * Byte.SIZE);
                molecule.splitKey();
            }
        }
    }

    /**
     * Runs something that the toolkit does to one molecule. Whatever it throws is a refusal of that molecule: sizes are bounded
     * beforehand, so that even a stack that is too small for one molecule is whole again for the next.
     *
     * @param refused makes a refusal of a reason that continues "the molecule"
     */
    public static <T> T guarded(Supplier<? extends T> work, Function<String, ? extends T> refused) {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return refused.apply(
                    "is too much for the chemistry toolkit (" + e.getClass().getSimpleName() + ")");
        }
    }
}
