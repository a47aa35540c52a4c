package io.covalence.contract.run;

import java.time.Instant;

/** A site's row in the live monitor of a round. */
public record RoundSiteView(String institutionName, SiteChange change, Instant lastHeard) {}
