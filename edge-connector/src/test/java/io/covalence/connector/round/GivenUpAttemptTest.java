package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An attempt that is given up stays closed: every site that masked says so, and only then is there another one. */
@Timeout(60)
class GivenUpAttemptTest extends WorkingSites {
    private final AtomicInteger masked = new AtomicInteger();
    private final AtomicBoolean givenUp = new AtomicBoolean();

    @Test
    void attemptThatIsGivenUpIsVotedOnByEverySiteThatMasked() throws Exception {
        begin(4);
        var offer = federation.open(1, RoundKind.TRAINING);

        for (var outcome : giveUpOnceAllMasked(
                offer,
                federation.sites().stream()
                        .map(site -> site.start(learning(0), countMasked()))
                        .toList())) {
            assertThat(outcome)
                    .isEqualTo(new RoundOutcome.Missed(
                            "the attempt is given up: The service says: \"Too few sites are left.\""));
        }

        var votes = federation.service().votes();
        assertThat(votes).hasSize(4);
        certificate(votes);

        // Said again after a restart in the same words, and nothing else is said.
        var site = federation.site(0);
        site.start(learning(0), NOBODY).work(offer);
        assertThat(federation.server().requests("PUT", ".*/aborts/" + site.id()))
                .hasSize(2)
                .allSatisfy(
                        request -> assertThat(AbortVote.decode(request.body())).isEqualTo(votes.getFirst()));
        assertThat(federation.server().requests("PUT", ".*/(agreements|unmaskings)/.*"))
                .isEmpty();
    }

    @Test
    void nextAttemptMasksTheSameUpdateAfreshWithoutTrainingAgain() throws Exception {
        begin(4);
        var offer = federation.open(1, RoundKind.TRAINING);
        var trained = new AtomicInteger();
        var workers = federation.sites().stream()
                .map(site -> site.start(new CountedLearning(learning(0), trained), countMasked()))
                .toList();
        giveUpOnceAllMasked(offer, workers);
        var certificate = certificate(federation.service().votes());
        federation
                .server()
                .route(
                        "GET",
                        ".*/survivors",
                        (request, path) -> federation.service().survivors());

        var again = federation.reopen(offer, certificate);

        for (var outcome : work(again, workers)) {
            assertThat(outcome).isEqualTo(new RoundOutcome.Contributed());
        }
        assertThat(trained).hasValue(4);
        assertThat(federation.service().sum().limbs()).startsWith(16, 0, 0, 40);
        for (var site : federation.sites()) {
            var chunks = federation.server().requests("PUT", ".*/contributions/" + site.id() + "/chunks/0");
            assertThat(chunks).hasSize(2);
            assertThat(chunks.getFirst().body()).isNotEqualTo(chunks.getLast().body());
        }
    }

    @Test
    void nextAttemptIsRefusedUnlessTheLastOneIsCertainlyNeverOpened() throws Exception {
        begin(4);
        var offer = federation.open(1, RoundKind.TRAINING);
        var workers = federation.sites().stream()
                .map(site -> site.start(learning(0), countMasked()))
                .toList();
        giveUpOnceAllMasked(offer, workers);
        var votes = federation.service().votes();

        // Two votes of the three that are needed
        assertThat(workers.getFirst().work(federation.reopen(offer, AbortCertificate.of(votes.subList(0, 2)))))
                .isInstanceOfSatisfying(
                        RoundOutcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("3 are needed"));
        // A certificate without a vote is about no session: the site sits the round out
        assertThat(workers.getFirst().work(federation.reopen(offer, AbortCertificate.of(List.of()))))
                .isInstanceOfSatisfying(
                        RoundOutcome.Missed.class,
                        missed -> assertThat(missed.why()).contains("nothing certifies its abort"));
        assertThat(federation
                        .server()
                        .requests(
                                "PUT", ".*/advertisements/" + federation.site(0).id()))
                .hasSize(1);
    }

    @Test
    void siteThatAgreedNeverVotesToAbort() throws Exception {
        begin(4);
        var offer = federation.open(1, RoundKind.TRAINING);
        var agreed = new AtomicInteger();
        Watcher watcher = (round, phase) -> {
            if (phase == SitePhase.AGREED) {
                agreed.incrementAndGet();
            }
        };
        federation.server().route("GET", ".*/quorum", (request, path) -> {
            if (agreed.get() == 4) {
                throw new ProblemException(ProblemType.ROUND_MOVED_ON, "This attempt is given up.");
            }
            return Reply.empty(204);
        });

        var workers = federation.sites().stream()
                .map(site -> site.start(learning(0), watcher))
                .toList();
        assertThat(work(offer, workers)).hasSize(4).hasOnlyElementsOfType(RoundOutcome.Missed.class);

        assertThat(federation.service().votes()).isEmpty();
    }

    /** One site stays behind, so that the others are kept waiting for the answer to their message when the attempt is given up. */
    @ParameterizedTest
    @CsvSource({"SHARED, contributions, 3", "MASKED, agreements, 0"})
    void siteThatWaitsWhenTheAttemptIsGivenUpVotesUnlessItHasAgreed(SitePhase behind, String message, int votes)
            throws Exception {
        begin(4);
        federation.service().answerMessages();
        Watcher staysBehind = (round, phase) -> {
            if (phase == behind) {
                while (federation
                                        .server()
                                        .requests("PUT", ".*/" + message + "/[^/]+")
                                        .size()
                                < 3
                        && !Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
                federation.service().giveUp();
                throw new Site.Crash();
            }
        };
        var offer = federation.open(1, RoundKind.TRAINING);
        var workers = new ArrayList<RoundWorker>();
        for (int i = 0; i < 3; i++) {
            workers.add(federation.site(i).start(learning(i), NOBODY));
        }
        workers.add(federation.site(3).start(learning(3), staysBehind));

        assertThat(work(offer, workers).subList(0, 3))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isEqualTo(new RoundOutcome.Missed(
                                "the attempt is given up: The service says: \"Too few sites are left.\"")));

        assertThat(federation.service().votes()).hasSize(votes);
    }

    private Watcher countMasked() {
        return (round, phase) -> {
            if (phase == SitePhase.MASKED
                    && masked.incrementAndGet() == federation.sites().size()) {
                federation.service().giveUp();
                givenUp.set(true);
            }
        };
    }

    /** Nobody learns the survivors before the attempt is given up, which it is when all have masked. */
    private List<RoundOutcome> giveUpOnceAllMasked(RoundOffer offer, List<RoundWorker> workers) throws Exception {
        federation.server().route("GET", ".*/survivors", (request, path) -> {
            return givenUp.get() ? federation.service().survivors() : Reply.empty(204);
        });
        return work(offer, workers);
    }

    /** Of a threshold, (4 + 1) / 2 + 1 for four sites and one assumed colluder. */
    private AbortCertificate certificate(List<AbortVote> votes) {
        var sites = federation.sites().stream().map(site -> site.id()).toList();
        var certificate = AbortCertificate.of(votes);
        certificate.verify(votes.getFirst().session(), sites, 3, federation.directory());
        return certificate;
    }
}
