package io.covalence.connector.round;

import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;

/** Receives what the site is doing. Called from several threads; must return quickly. */
@FunctionalInterface
public interface Watcher {
    void at(RoundOffer offer, SitePhase phase);
}
