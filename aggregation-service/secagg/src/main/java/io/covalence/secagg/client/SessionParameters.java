package io.covalence.secagg.client;

import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;

/**
 * What a site holds to be true before it opens a session. Nothing of it is taken from the service unchecked: the caller has
 * verified plan and model, and the policy is the site's own.
 *
 * @param site the holder
 */
public record SessionParameters(
        RoundContext context, SiteId site, CohortPolicy policy, IdentityDirectory directory, VectorLayout layout) {}
