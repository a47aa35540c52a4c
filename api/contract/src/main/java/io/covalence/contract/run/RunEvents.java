package io.covalence.contract.run;

import java.util.List;

/**
 * A page of the outbox.
 *
 * @param next cursor to read on from: the last sequence, or the one asked with when the page is empty
 */
public record RunEvents(List<RunEvent> items, long next) {
    public RunEvents {
        items = List.copyOf(items);
    }
}
