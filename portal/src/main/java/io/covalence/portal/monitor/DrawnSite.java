package io.covalence.portal.monitor;

import io.covalence.contract.round.SitePhase;
import org.jspecify.annotations.Nullable;

/**
 * A site as the picture of a round draws it.
 *
 * @param key tells it from others in the next picture
 * @param name empty where the person does not see whose site it is
 * @param phase absent where the person does not see it
 */
record DrawnSite(String key, String name, @Nullable SitePhase phase) {
    /** Whether it has come at least so far and is still in the round. */
    boolean reached(SitePhase least) {
        return phase != null && phase.compareTo(least) >= 0 && phase.compareTo(SitePhase.ABANDONED) < 0;
    }
}
