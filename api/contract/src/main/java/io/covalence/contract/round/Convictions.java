package io.covalence.contract.round;

import io.covalence.contract.id.SiteId;
import java.util.List;

/** The faults that sites were proved to have committed in a round. */
public record Convictions(List<Conviction> items) {
    public Convictions {
        items = List.copyOf(items);
    }

    /**
     * One of them.
     *
     * @param siteId the culprit
     * @param evidence base64; secure aggregation's Evidence, which anybody can check with the charter's keys
     */
    public record Conviction(SiteId siteId, String evidence) {}
}
