package io.covalence.connector.policy;

import java.util.Optional;

/** The warning about a plan or charter that assumes too few colluders, shown wherever people decide about it. */
public final class ColluderWarning {
    private ColluderWarning() {}

    /**
     * In one sentence or two; empty when at least one site is assumed to collude.
     *
     * @param assumedColluders of a plan or charter
     */
    public static Optional<String> of(int assumedColluders) {
        return assumedColluders > 0
                ? Optional.empty()
                : Optional.of(
                        "Warning: no site is assumed to work together with the service. If a single one does, the two"
                                + " can open the update of every other site.");
    }
}
