package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.contract.round.RoundKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens in a session when the service is away, is silent, or its answers are lost. */
@Timeout(60)
class AbsentServiceTest extends SessionScene {
    @Test
    void serviceThatIsAwayForAWhileCostsNoSession() throws Exception {
        begin(4);
        var offer = federation.open(1, RoundKind.TRAINING);
        var refused = new AtomicInteger();
        var silent = new AtomicInteger();
        federation
                .server()
                .route("PUT", ".*/shares/" + federation.site(0).id(), (request, path) -> {
                    if (refused.incrementAndGet() <= 30) {
                        return Reply.empty(500);
                    }
                    federation.service().share(federation.site(0).id().value(), request.body());
                    return Reply.empty(204);
                })
                .route(
                        "GET",
                        ".*/roster",
                        (request, path) -> silent.incrementAndGet() <= 8
                                ? Reply.empty(404)
                                : federation.service().roster());

        for (var outcome : startAll(offer)) {
            assertThat(outcome.get()).isEqualTo(new RoundOutcome.Contributed());
        }
    }

    /** Whatever is sent is taken, and nobody hears of it: it is sent again, and answered alike. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("cases")
    void answerToEachMessageMayBeLostOnce(boolean answersMessages) throws Exception {
        begin(4);
        if (answersMessages) {
            federation.service().answerMessages();
        }
        federation.server().loseAnswersOnce(".*/rounds/.*");

        for (var outcome : startAll(federation.open(1, RoundKind.TRAINING))) {
            assertThat(outcome.get()).isEqualTo(new RoundOutcome.Contributed());
        }

        for (var message : List.of("advertisements", "shares", "contributions", "agreements", "unmaskings")) {
            assertThat(federation.server().lost().stream().filter(path -> path.matches("PUT .*/" + message + "/[^/]+")))
                    .hasSize(4);
        }
        assertThat(federation.server().lost()).anyMatch(path -> path.contains("/chunks/"));
    }

    @Test
    void siteThatIsAnsweredWithWhatFollowsItsMessageDoesNotAskForIt() throws Exception {
        begin(4);
        federation.service().answerMessages();

        for (var outcome : startAll(federation.open(1, RoundKind.TRAINING))) {
            assertThat(outcome.get()).isEqualTo(new RoundOutcome.Contributed());
        }

        assertThat(federation.server().requests("GET", ".*/(roster|deliveries/.*|survivors|quorum)"))
                .isEmpty();
    }

    /** A deadline that the service signed says nothing about how long a site may be kept: the plan does. */
    @ParameterizedTest
    @CsvSource({"30000, 150, 8, 10", "60000, 180, 9, 11", "9000000000000, 180, 9, 11"})
    void serviceThatHasNothingToSayIsNotWaitedForForEver(long left, int seconds, int fewest, int most)
            throws Exception {
        begin(4);
        var offer = openUntil(Federation.DEADLINE.minusSeconds(60).plusMillis(left));
        federation.server().route("GET", ".*/roster", (request, path) -> Reply.empty(204));
        var now = new AtomicLong();

        var outcome = federation
                .site(0)
                .start(
                        learning(0),
                        NOBODY,
                        SitePolicy.DEFAULT,
                        () -> now.addAndGet(Duration.ofSeconds(20).toNanos()))
                .work(offer);

        // What the deadline leaves, but no more than the plan, and the margin
        assertThat(outcome).isEqualTo(new RoundOutcome.Missed("The service had nothing to say for " + seconds + " s."));
        assertThat(federation.server().requests("GET", ".*/roster")).hasSizeBetween(fewest, most);
    }
}
