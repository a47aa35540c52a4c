package io.covalence.contract.id;

/** The identifier of a round. */
public record RoundId(String value) implements Id {
    /**
     * Accepts a well-formed id.
     *
     * @throws IllegalArgumentException otherwise; the message does not repeat the value
     */
    public RoundId {
        IdKind.ROUND.requireBounded(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
