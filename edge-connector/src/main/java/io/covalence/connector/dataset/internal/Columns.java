package io.covalence.connector.dataset.internal;

import java.util.List;

/**
 * Where the plan's columns stand in the file, from 0.
 *
 * @param header as it stands in the file
 * @param descriptors in the plan's order
 * @param targets in the plan's order
 */
record Columns(List<String> header, int smiles, List<Integer> descriptors, List<Integer> targets) {
    /** Before the header has been read. */
    static final Columns NONE = new Columns(List.of(), 0, List.of(), List.of());

    Columns {
        header = List.copyOf(header);
        descriptors = List.copyOf(descriptors);
        targets = List.copyOf(targets);
    }
}
