package io.covalence.contract.plan;

import io.covalence.contract.text.PlainText;
import java.util.List;

/**
 * What goes into the model.
 *
 * @param smilesColumn header of the column that holds the molecule as SMILES
 * @param fingerprintBits length of the folded ECFP4 fingerprint, in bits
 * @param descriptors further numeric columns, appended after the fingerprint in this order
 */
public record Features(String smilesColumn, int fingerprintBits, List<Descriptor> descriptors) {
    public Features {
        smilesColumn = PlainText.composed(smilesColumn);
        descriptors = List.copyOf(descriptors);
    }

    /** Inputs of the network. */
    public int width() {
        return fingerprintBits + descriptors.size();
    }
}
