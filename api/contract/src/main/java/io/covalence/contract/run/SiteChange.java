package io.covalence.contract.run;

import io.covalence.contract.round.SitePhase;

/**
 * A site's place in a round.
 *
 * @param reason plain words when dropped, else empty
 */
public record SiteChange(String siteId, SitePhase phase, double trainingSeconds, String reason) {}
