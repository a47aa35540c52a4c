package io.covalence.contract.charter;

import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.TenantId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a tenant's log that somebody knows.
 *
 * @param entries number of its first entries
 */
public record LogSize(TenantId tenantId, long entries) {
    private static final Pattern FORM = Pattern.compile("(ten_[0-9a-z]{20})\\.([1-9]\\d{0,17})");

    public LogSize {
        IdKind.TENANT.require(tenantId);
        if (entries < 1) {
            throw new IllegalArgumentException("nobody knows less than one entry");
        }
    }

    /** The form in an address, such as {@code ten_0123456789abcdefghij.12}. */
    public String text() {
        return tenantId + "." + entries;
    }

    /** Reads {@link #text()}; empty when it is something else. */
    public static Optional<LogSize> of(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new LogSize(new TenantId(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }
}
