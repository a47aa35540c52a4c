package io.covalence.contract.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A round as people see it.
 *
 * @param evaluation of the model version that this round made; arrives with the next round
 */
public record RoundView(
        RoundSummary summary,
        Instant openedAt,
        Instant changedAt,
        String reason,
        List<RoundSiteView> sites,
        @Nullable ModelEvaluation evaluation) {
    public RoundView {
        sites = List.copyOf(sites);
    }
}
