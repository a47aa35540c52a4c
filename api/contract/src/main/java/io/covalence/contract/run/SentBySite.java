package io.covalence.contract.run;

import io.covalence.contract.id.SiteId;

/**
 * What a site has sent in an attempt of a round, as the service received it: messages and chunks of its masked update.
 *
 * @param bytes of their bodies
 * @param sha256 hex digest over a line for each of them: its kind, a blank and the digest of its body, by kind and place
 */
public record SentBySite(SiteId siteId, long bytes, String sha256) {}
