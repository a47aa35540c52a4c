package io.covalence.secagg.server;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.ShareEntry;

/**
 * What the members of U2 dealt, from the M3 that the service has checked and stored. All of them together have hundreds of
 * megabytes in a large cohort, so only what is asked for need be read.
 */
public interface DealtShares {
    /** What a dealer dealt to a holder. */
    ShareEntry entry(SiteId dealer, SiteId holder);

    /** The same with the proof that the dealer's header covers it, as M4 and evidence need it. */
    DeliveredShare delivered(SiteId dealer, SiteId holder);
}
