package io.covalence.contract.id;

/** The identifier of a tenant. */
public record TenantId(String value) implements Id {
    /**
     * Accepts a well-formed id.
     *
     * @throws IllegalArgumentException otherwise; the message does not repeat the value
     */
    public TenantId {
        IdKind.TENANT.requireBounded(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
