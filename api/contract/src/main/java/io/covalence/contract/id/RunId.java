package io.covalence.contract.id;

/** The identifier of a run. */
public record RunId(String value) implements Id {
    /**
     * Accepts a well-formed id.
     *
     * @throws IllegalArgumentException otherwise; the message does not repeat the value
     */
    public RunId {
        IdKind.RUN.requireBounded(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
