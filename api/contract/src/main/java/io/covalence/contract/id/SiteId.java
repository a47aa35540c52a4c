package io.covalence.contract.id;

/** The identifier of a site, ordered bytewise. */
public record SiteId(String value) implements Id, Comparable<SiteId> {
    /**
     * Accepts a well-formed id.
     *
     * @throws IllegalArgumentException otherwise; the message does not repeat the value
     */
    public SiteId {
        IdKind.SITE.requireBounded(value);
    }

    @Override
    public int compareTo(SiteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
