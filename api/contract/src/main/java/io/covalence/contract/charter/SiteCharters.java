package io.covalence.contract.charter;

import java.util.List;

/** The charters in which a site has a say, by study and version. */
public record SiteCharters(List<SiteCharter> items) {
    public SiteCharters {
        items = List.copyOf(items);
    }
}
