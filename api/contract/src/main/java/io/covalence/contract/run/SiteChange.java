package io.covalence.contract.run;

import io.covalence.contract.round.SitePhase;

/**
 * A site's place in a round. How long it trained is not in it: time grows with rows, and of a named site nobody is to know them.
 *
 * @param reason plain words when dropped, else empty
 */
public record SiteChange(String siteId, SitePhase phase, String reason) {}
