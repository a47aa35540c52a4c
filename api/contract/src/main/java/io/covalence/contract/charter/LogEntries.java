package io.covalence.contract.charter;

import java.util.List;

/**
 * Consecutive entries of a tenant's log.
 *
 * @param from place of the first entry
 * @param entries base64; secure aggregation's LogEntry
 */
public record LogEntries(long from, List<String> entries) {
    public LogEntries {
        entries = List.copyOf(entries);
    }
}
