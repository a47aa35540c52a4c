package io.covalence.aggregation.driver;

import io.covalence.aggregation.round.Accusations;
import io.covalence.aggregation.round.MessageKind;
import io.covalence.aggregation.round.MessageStore;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.RoundSite;
import io.covalence.contract.id.SiteId;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that decides how a round goes on.
 *
 * @param accused dealers whose shares some members say do not open
 * @param phaseTime longest time for each message phase
 */
record Situation(
        Round round,
        List<RoundSite> sites,
        List<MessageStore.Arrival> arrivals,
        List<Accusations.Accused> accused,
        CohortPolicy policy,
        Duration phaseTime) {
    Situation {
        sites = List.copyOf(sites);
        arrivals = List.copyOf(arrivals);
        accused = List.copyOf(accused);
    }

    /** When each site's message of a kind arrived. */
    Map<SiteId, Instant> received(MessageKind kind) {
        return arrivals.stream()
                .filter(arrival -> arrival.kind() == kind)
                .collect(Collectors.toMap(
                        MessageStore.Arrival::siteId, MessageStore.Arrival::receivedAt, (first, second) -> first));
    }

    List<RoundSite> cohort(int cohort) {
        return sites.stream().filter(site -> site.cohort() >= cohort).toList();
    }

    Instant phaseDeadline() {
        return round.phaseSince().plus(phaseTime);
    }

    boolean isLastAttempt() {
        return round.attempt() >= PhaseRules.MOST_ATTEMPTS;
    }

    /** Shares that open a secret. */
    int threshold() {
        return policy.threshold(cohort(RoundSite.ROSTER).size());
    }

    /** Dealers of whom too many members lack the share: what they masked could not be taken out of the sum. */
    List<Accusations.Accused> spoilers() {
        return accused.stream().filter(Accusations.Accused::isTooMany).toList();
    }

    /** How many of these holders lack the share of the dealer of whom most do. */
    int lacking(Collection<SiteId> holders) {
        return accused.stream()
                .mapToInt(one ->
                        (int) holders.stream().filter(one.accusers()::contains).count())
                .max()
                .orElse(0);
    }

    boolean allowsRoster(int size) {
        return allowed(() -> policy.requireRoster(size));
    }

    boolean allowsSubset(int size) {
        return allowed(() -> policy.requireSubset(size, cohort(RoundSite.ROSTER).size()));
    }

    private static boolean allowed(Runnable rule) {
        try {
            rule.run();
            return true;
        } catch (ProtocolViolation refusal) {
            return false;
        }
    }
}
