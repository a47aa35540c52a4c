package io.covalence.contract.charter;

import java.util.List;

/** The charters that a site may sign, by study and version. */
public record SiteCharters(List<SiteCharter> items) {
    public SiteCharters {
        items = List.copyOf(items);
    }
}
