package io.covalence.load;

import io.covalence.connector.client.Call;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;

/** What is made to go wrong in a run. By itself nothing does. */
interface FaultInjector {
    FaultInjector NONE = new FaultInjector() {};

    /** A site's update, as training is made to have given it. */
    default float[] update(int site, int round, float[] update) {
        return update;
    }

    /** A site's request, as it is made to leave it. */
    default Call call(int site, Call call) {
        return call;
    }

    /** A site has come to a phase. */
    default void at(LoadSite site, RoundOffer offer, SitePhase phase) {}

    /** A site's connector tells its people something. */
    default void says(int site, String sentence) {}
}
