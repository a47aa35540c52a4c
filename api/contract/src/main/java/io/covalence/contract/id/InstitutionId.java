package io.covalence.contract.id;

/** The identifier of an institution. */
public record InstitutionId(String value) implements Id {
    /**
     * Accepts a well-formed id.
     *
     * @throws IllegalArgumentException otherwise; the message does not repeat the value
     */
    public InstitutionId {
        IdKind.INSTITUTION.requireBounded(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
