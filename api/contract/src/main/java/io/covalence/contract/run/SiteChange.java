package io.covalence.contract.run;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.SitePhase;

/**
 * A site's state in a round. Its training time is left out, since time grows with rows and nobody is to know a named
 * site's rows.
 *
 * @param reason plain words when dropped, else empty
 */
public record SiteChange(SiteId siteId, SitePhase phase, String reason) {}
