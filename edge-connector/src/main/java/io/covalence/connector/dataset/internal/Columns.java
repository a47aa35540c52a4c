package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Reading;
import java.util.List;

/**
 * Where the plan's columns stand in the file, from 0.
 *
 * @param header as it stands in the file
 * @param descriptors in the plan's order
 * @param targets in the plan's order
 */
record Columns(List<String> header, int smiles, List<Integer> descriptors, List<Integer> targets) {
    /** Where a plan's columns stand in a header that has them all. */
    static Columns of(List<String> header, Reading plan) {
        var molecules = plan.molecules();
        return new Columns(
                header,
                HeaderReader.position(header, molecules.smilesColumn()),
                molecules.descriptors().stream()
                        .map(descriptor -> HeaderReader.position(header, descriptor.column()))
                        .toList(),
                plan.labels().columns().stream()
                        .map(target -> HeaderReader.position(header, target.column()))
                        .toList());
    }

    /** Before the header has been read. */
    static final Columns NONE = new Columns(List.of(), 0, List.of(), List.of());

    Columns {
        header = List.copyOf(header);
        descriptors = List.copyOf(descriptors);
        targets = List.copyOf(targets);
    }
}
