package io.covalence.connector.round;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** Sites that begin a session together. */
abstract class SessionScene extends WorkingSites {
    RoundOffer openUntil(Instant deadline) {
        var signed = federation.notary().offer(federation.context(1, 1), 0, deadline.toEpochMilli(), Optional.empty());
        return federation.open(RoundKind.TRAINING, signed);
    }

    /** Every site works, and says when it is done with the round for good. */
    List<Future<RoundOutcome>> startAll(RoundOffer offer) {
        var running = new ArrayList<Future<RoundOutcome>>();
        for (int i = 0; i < federation.sites().size(); i++) {
            var site = federation.site(i);
            var worker = site.start(learning(i), NOBODY);
            running.add(start(() -> {
                var outcome = worker.work(offer);
                if (outcome instanceof RoundOutcome.Refused refused
                        && !refused.why().contains("Crash")) {
                    site.service().offer(new RoundId(offer.roundId().value()), null, Optional.empty());
                }
                return outcome;
            }));
        }
        return running;
    }
}
