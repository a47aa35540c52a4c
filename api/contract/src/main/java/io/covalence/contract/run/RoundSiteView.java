package io.covalence.contract.run;

import java.time.Instant;

/**
 * A site's row in the live monitor of a round.
 *
 * @param change {@link io.covalence.contract.round.SitePhase#TRAINING} from its beginning until the roster closes,
 *     since its training time would tell its number of rows
 * @param lastHeard when this view of it last changed
 */
public record RoundSiteView(String institutionName, SiteChange change, Instant lastHeard) {}
