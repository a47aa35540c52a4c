package io.covalence.contract.run;

import java.util.List;

/**
 * A page of the outbox.
 *
 * @param next cursor for the next page: the last sequence, or the requested one when the page is empty
 */
public record RunEvents(List<RunEvent> items, long next) {
    public RunEvents {
        items = List.copyOf(items);
    }
}
