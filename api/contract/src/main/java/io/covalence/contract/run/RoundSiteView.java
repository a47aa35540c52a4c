package io.covalence.contract.run;

import java.time.Instant;

/**
 * A site's row in the live monitor of a round.
 *
 * @param change {@link io.covalence.contract.round.SitePhase#TRAINING} from its beginning until the roster closes: how long it
 *     trains would tell of its rows
 * @param lastHeard when it last changed as this shows it
 */
public record RoundSiteView(String institutionName, SiteChange change, Instant lastHeard) {}
