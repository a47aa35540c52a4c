package io.covalence.contract.plan;

import io.covalence.contract.text.PlainText;
import java.util.List;
import java.util.Objects;

/**
 * What goes into the model.
 *
 * @param smilesColumn header of the column that holds the molecule as SMILES
 * @param fingerprintBits length of the folded ECFP4 fingerprint, in bits
 * @param descriptors further numeric columns, appended after the fingerprint in this order
 * @param standardisation how a molecule gets one representation; {@link Standardisation#COVALENCE_1} when left out
 * @param duplicates what becomes of rows with the same inputs; {@link Duplicates#MEDIAN} when left out
 */
public record Features(
        String smilesColumn,
        int fingerprintBits,
        List<Descriptor> descriptors,
        @Defaulted Standardisation standardisation,
        @Defaulted Duplicates duplicates) {
    public Features {
        smilesColumn = PlainText.composed(smilesColumn);
        descriptors = List.copyOf(descriptors);
        standardisation = Objects.requireNonNullElse(standardisation, Standardisation.COVALENCE_1);
        duplicates = Objects.requireNonNullElse(duplicates, Duplicates.MEDIAN);
    }

    /** With the defaults. */
    public Features(String smilesColumn, int fingerprintBits, List<Descriptor> descriptors) {
        this(smilesColumn, fingerprintBits, descriptors, Standardisation.COVALENCE_1, Duplicates.MEDIAN);
    }

    /** Inputs of the network. */
    public int width() {
        return fingerprintBits + descriptors.size();
    }
}
