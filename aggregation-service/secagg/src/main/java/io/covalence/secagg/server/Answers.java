package io.covalence.secagg.server;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.internal.Shamir;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.Unmask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shares that survivors revealed, by dealer. */
final class Answers {
    private final Cohort cohort;
    private final Map<SiteId, Unmask> answers = new HashMap<>();
    private final Map<SiteId, SortedMap<SiteId, RevealedShare>> shares = new HashMap<>();
    private final Map<List<Integer>, Shamir.Weights> weights = new HashMap<>();

    /** Takes, of each dealer, the first shares up to the threshold. */
    Answers(Cohort cohort, List<Unmask> messages) {
        this.cohort = cohort;
        for (var message : messages) {
            answers.put(message.site(), message);
            for (var share : message.shares()) {
                var known = shares.computeIfAbsent(share.dealer(), dealer -> new TreeMap<>());
                if (known.size() < cohort.threshold()) {
                    known.put(message.site(), share);
                }
            }
        }
    }

    /**
     * The shares of a dealer's secret by holder, as many as the threshold.
     *
     * @throws ProtocolViolation (TOO_FEW_SHARES)
     */
    SortedMap<SiteId, RevealedShare> of(SiteId dealer) {
        var known = shares.getOrDefault(dealer, new TreeMap<>());
        if (known.size() < cohort.threshold()) {
            throw ProtocolViolation.of(
                    Code.TOO_FEW_SHARES,
                    "there are " + known.size() + " shares of site " + dealer + "; " + cohort.threshold()
                            + " are needed");
        }
        return known;
    }

    Unmask answer(SiteId holder) {
        var answer = answers.get(holder);
        if (answer == null) {
            throw new IllegalArgumentException("no such answer");
        }
        return answer;
    }

    /** Interpolates a dealer's secret; whether it is the right one is for the caller to check. */
    SecretBytes combine(SiteId dealer) {
        var chosen = of(dealer);
        var places = chosen.keySet().stream().map(cohort::shareIndex).toList();
        var values = chosen.values().stream()
                .map(share -> share.share().toByteArray())
                .toList();
        return weights.computeIfAbsent(places, Shamir.Weights::of).combine(values);
    }
}
