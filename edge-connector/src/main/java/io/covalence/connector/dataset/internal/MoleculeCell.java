package io.covalence.connector.dataset.internal;

import io.covalence.connector.chemistry.ChemistryToolkit;
import io.covalence.connector.chemistry.Notation;
import io.covalence.connector.chemistry.ParsedSmiles;
import io.covalence.connector.chemistry.ParsedSmiles.Ignored;
import io.covalence.connector.chemistry.SmilesReader;
import java.util.Optional;

/** What one cell of the column of molecules holds. The same text is the same on every machine and in every thread. */
sealed interface MoleculeCell {

    /**
     * What the plan's features and the split need of one molecule.
     *
     * @param fingerprint set bits, ascending
     * @param identity equal for molecules that the fingerprint does not tell apart
     * @param splitKey equal for molecules that may not be on both sides of the split
     * @param ignored what the cell has beside the molecule
     */
    @SuppressWarnings("ArrayRecordComponent") // Lives until its row is made; nobody compares it.
    record Described(int[] fingerprint, String identity, String splitKey, Ignored ignored) implements MoleculeCell {}

    /**
     * No molecule.
     *
     * @param reason continues "the molecule"
     * @param notation what the cell is instead, where that is known
     */
    record Refused(String reason, Optional<Notation> notation) implements MoleculeCell {}

    /** Reads a cell for fingerprints of a length. Never throws. */
    static MoleculeCell read(String cell, int fingerprintBits) {
        return switch (Readers.OF_THREAD.get().read(cell)) {
            case ParsedSmiles.Refused refused -> new Refused(refused.reason(), refused.notation());
            case ParsedSmiles.Valid valid -> describe(valid, fingerprintBits);
        };
    }

    private static MoleculeCell describe(ParsedSmiles.Valid valid, int fingerprintBits) {
        return ChemistryToolkit.guarded(
                () -> {
                    var molecule = valid.molecule();
                    return new Described(
                            molecule.fingerprint(fingerprintBits),
                            molecule.identity(),
                            molecule.splitKey(),
                            valid.ignored());
                },
                reason -> new Refused(reason, Optional.empty()));
    }

    /** A reader is not for several threads at once. */
    final class Readers {
        private static final ThreadLocal<SmilesReader> OF_THREAD = ThreadLocal.withInitial(SmilesReader::new);

        private Readers() {}
    }
}
