package io.covalence.aggregation.exchange;

import io.covalence.aggregation.round.Cohorts;
import io.covalence.aggregation.round.RoundSite;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.signal.LongPolls;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.RoundResult;
import io.covalence.contract.round.SitePhase;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Answers what sites ask for in a round. Each request waits until its answer is there. A site that the round went on
 * without is told so (ROUND_MOVED_ON), and then asks for the result.
 */
public final class Answers {
    private final RoundAccess access;
    private final RoundStore store;
    private final Cohorts cohorts;
    private final LongPolls polls;

    Answers(RoundAccess access, RoundStore store, Cohorts cohorts, LongPolls polls) {
        this.access = access;
        this.store = store;
        this.cohorts = cohorts;
        this.polls = polls;
    }

    /** M2, the roster. */
    public CompletionStage<Optional<byte[]>> roster(RoundId roundId, SiteId siteId, Duration maxWait) {
        return await(
                roundId,
                siteId,
                maxWait,
                inside -> member(
                        inside,
                        RoundSite.ROSTER,
                        RoundPhase.SHARES,
                        () -> cohorts.rosterMessage(inside.transaction(), inside.run(), inside.round())));
    }

    /** M4, the shares that were dealt to the site. */
    public CompletionStage<Optional<byte[]>> delivery(RoundId roundId, SiteId siteId, Duration maxWait) {
        return await(
                roundId,
                siteId,
                maxWait,
                inside -> member(
                        inside,
                        RoundSite.SHARING,
                        RoundPhase.MASKED,
                        () -> cohorts.deliveryMessage(inside.transaction(), inside.run(), inside.round(), siteId)));
    }

    /** M6, the survivors. */
    public CompletionStage<Optional<byte[]>> survivors(RoundId roundId, SiteId siteId, Duration maxWait) {
        return await(
                roundId,
                siteId,
                maxWait,
                inside -> member(
                        inside,
                        RoundSite.SURVIVING,
                        RoundPhase.AGREEMENT,
                        () -> cohorts.survivorsMessage(inside.transaction(), inside.run(), inside.round())));
    }

    /** M8, the quorum of agreements. */
    public CompletionStage<Optional<byte[]>> quorum(RoundId roundId, SiteId siteId, Duration maxWait) {
        return await(
                roundId,
                siteId,
                maxWait,
                inside -> member(
                        inside,
                        RoundSite.SURVIVING,
                        RoundPhase.UNMASKING,
                        () -> cohorts.quorum(inside.transaction(), inside.round())
                                .encode()));
    }

    /** M10, the result, for every site of the run. */
    public CompletionStage<Optional<RoundResult>> result(RoundId roundId, SiteId siteId, Duration maxWait) {
        return await(roundId, siteId, maxWait, inside -> {
            var round = inside.round();
            return round.ended()
                    ? Optional.of(new RoundResult(
                            round.roundId(),
                            round.phase(),
                            round.reason(),
                            round.sitesIn(),
                            round.newModelVersion(),
                            round.transcriptSha256(),
                            store.result(inside.transaction(), roundId)
                                    .map(result -> Base64.getEncoder().encodeToString(result.body()))
                                    .orElse("")))
                    : Optional.empty();
        });
    }

    private <T> CompletionStage<Optional<T>> await(
            RoundId roundId, SiteId siteId, Duration maxWait, Function<RoundAccess.Inside, Optional<T>> answer) {
        return polls.until(
                access.run(roundId).value(),
                maxWait,
                () -> access.ask(roundId, siteId, answer),
                () -> access.look(roundId, siteId, answer));
    }

    private interface Encoded {
        byte[] bytes();
    }

    /** The message once its phase has begun; nothing before, unless the site is out already. */
    private static Optional<byte[]> member(RoundAccess.Inside inside, int cohort, RoundPhase from, Encoded message) {
        var site = inside.site();
        var phase = inside.round().phase();
        if (inside.round().ended() || phase == RoundPhase.ABORTING || site.gone()) {
            throw inside.refusal();
        }
        boolean here = phase.compareTo(from) >= 0;
        boolean out = here
                ? site.cohort() < cohort
                : !inside.round().gathering()
                        && (site.phase() == SitePhase.DROPPED || site.cohort() < RoundSite.ROSTER);
        if (out) {
            throw inside.movedOn();
        }
        return here ? Optional.of(message.bytes()) : Optional.empty();
    }
}
