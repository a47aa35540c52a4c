package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens in a session when something goes wrong. */
@Timeout(60)
class MaskingSessionTest {
    private static final Watcher NOBODY = (offer, phase) -> {};

    private final ExecutorService processes = Executors.newCachedThreadPool();

    private final AtomicInteger masked = new AtomicInteger();
    private final AtomicBoolean givenUp = new AtomicBoolean();

    @TempDir
    private Path folder = Path.of("");

    private Federation federation = new Federation(Path.of("target/unused"), 0);

    @AfterEach
    void close() {
        processes.shutdownNow();
        federation.close();
    }

    /**
     * A crash between the journal and the message: what had not left never leaves, in any form. Only a site that masked a vector,
     * and has not agreed to open it, still says something: that it never will.
     */
    @ParameterizedTest
    @CsvSource({
        "advertisements, 0",
        "shares, 0",
        "contributions/[^/]+/chunks, 1",
        "contributions, 1",
        "agreements, 0",
        "unmaskings, 0"
    })
    void siteThatCrashedBeforeItsMessageLeftNeverSendsIt(String message, int votes) throws Exception {
        begin(4);
        var offer = federation.open(1, RoundKind.TRAINING);
        var crashing = federation.site(3).crashBefore(".*/" + message + "(/.*)?");
        var running = startAll(offer);
        assertThat(running.get(3).get()).isInstanceOf(RoundOutcome.Refused.class);
        var sent = sentBy(crashing);

        var again = crashing.start(learning(3), NOBODY).work(offer);

        assertThat(again).isInstanceOf(RoundOutcome.Missed.class);
        assertThat(federation.service().votes()).hasSize(votes);
        assertThat(sentBy(crashing))
                .filteredOn(path -> !path.contains("/aborts/"))
                .isEqualTo(sent);
        crashing.service().offer(offer.roundId(), null, Optional.empty());
        for (var other : running.subList(0, 3)) {
            assertThat(other.get()).isEqualTo(new RoundOutcome.Contributed());
        }
    }

    @Test
    void attemptThatIsGivenUpIsVotedOnByEverySiteThatMasked() throws Exception {
        begin(4);
        var offer = federation.open(1, RoundKind.TRAINING);

        for (var outcome : giveUpOnceAllMasked(
                offer,
                federation.sites().stream()
                        .map(site -> site.start(learning(0), countMasked()))
                        .toList())) {
            assertThat(outcome).isEqualTo(new RoundOutcome.Missed("the attempt is given up: Too few sites are left."));
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
                .map(site -> site.start(new Counted(learning(0), trained), countMasked()))
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

        for (var outcome : workAll(again, workers)) {
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

        for (var outcome : startAll(offer, watcher)) {
            assertThat(outcome.get()).isInstanceOf(RoundOutcome.Missed.class);
        }

        assertThat(federation.service().votes()).isEmpty();
    }

    @Test
    void siteThatDealtBadSharesIsComplainedAboutAndTheOthersGoOn() throws Exception {
        // Six sites: the four others that hold a share of the dealer are a threshold, (6 + 1) / 2 + 1
        begin(6);
        var offer = federation.open(1, RoundKind.TRAINING);
        var dealer = federation.site(5);
        var victim = new SiteId(federation.site(0).id());
        federation.server().route("PUT", ".*/shares/" + dealer.id(), (request, path) -> {
            federation.service().share(dealer.id(), spoiled(Shares.decode(request.body()), victim, dealer));
            return Reply.empty(204);
        });

        var running = startAll(offer);

        assertThat(running.get(5).get()).isInstanceOf(RoundOutcome.Refused.class);
        for (var honest : running.subList(0, 5)) {
            assertThat(honest.get()).isEqualTo(new RoundOutcome.Contributed());
        }
        assertThat(federation.service().complaints())
                .extracting(Complaints::site)
                .containsExactly(victim);
        assertThat(federation.service().complaints().getFirst().dealers()).containsExactly(new SiteId(dealer.id()));
        // Weights of the five others, of 400 rows and more the largest one
        assertThat(federation.service().sum().limbs()).startsWith(56, 0, 0, 50);
    }

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
                    federation.service().share(federation.site(0).id(), request.body());
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

        assertThat(workAll(offer, workers).subList(0, 3))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isEqualTo(new RoundOutcome.Missed("the attempt is given up: Too few sites are left.")));

        assertThat(federation.service().votes()).hasSize(votes);
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

    @Test
    void roundWhoseTimeToTrainIsOverIsNotTrained() throws Exception {
        begin(4);
        var offer = openUntil(Federation.DEADLINE.minusSeconds(61));
        var trained = new AtomicInteger();

        assertThat(federation
                        .site(0)
                        .start(new Counted(learning(0), trained), NOBODY)
                        .work(offer))
                .isInstanceOfSatisfying(RoundOutcome.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(LeaveReason.PROTOCOL);
                    assertThat(refused.why()).contains("time to train", "clock");
                });
        assertThat(trained).hasValue(0);
        assertThat(federation.server().requests("PUT", ".*")).isEmpty();
    }

    private RoundOffer openUntil(Instant deadline) {
        var signed = federation.notary().offer(federation.context(1, 1), 0, deadline.toEpochMilli(), Optional.empty());
        return federation.open(RoundKind.TRAINING, signed);
    }

    private void begin(int sites) {
        federation.close();
        federation = new Federation(folder, sites);
    }

    private List<Future<RoundOutcome>> startAll(RoundOffer offer) {
        return startAll(offer, NOBODY);
    }

    /** Every site works, and says when it is done with the round for good. */
    private List<Future<RoundOutcome>> startAll(RoundOffer offer, Watcher watcher) {
        var running = new ArrayList<Future<RoundOutcome>>();
        for (int i = 0; i < federation.sites().size(); i++) {
            var site = federation.site(i);
            var worker = site.start(learning(i), watcher);
            running.add(processes.submit(() -> {
                var outcome = worker.work(offer);
                if (outcome instanceof RoundOutcome.Refused refused
                        && !refused.why().contains("Crash")) {
                    site.service().offer(offer.roundId(), null, Optional.empty());
                }
                return outcome;
            }));
        }
        return running;
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
        return workAll(offer, workers);
    }

    private List<RoundOutcome> workAll(RoundOffer offer, List<RoundWorker> workers) throws Exception {
        var running = new ArrayList<Future<RoundOutcome>>();
        for (var worker : workers) {
            running.add(processes.submit(() -> worker.work(offer)));
        }
        var outcomes = new ArrayList<RoundOutcome>();
        for (var future : running) {
            outcomes.add(future.get());
        }
        return outcomes;
    }

    /** Of a threshold, (4 + 1) / 2 + 1 for four sites and one assumed colluder. */
    private AbortCertificate certificate(List<AbortVote> votes) {
        var sites =
                federation.sites().stream().map(site -> new SiteId(site.id())).toList();
        var certificate = AbortCertificate.of(votes);
        certificate.verify(votes.getFirst().session(), sites, 3, federation.directory());
        return certificate;
    }

    /** Counts how often it is trained. */
    private record Counted(Learning learning, AtomicInteger trained) implements Learning {
        @Override
        public int trainingRows() {
            return learning.trainingRows();
        }

        @Override
        public EvaluationSums evaluate(float[] model) {
            return learning.evaluate(model);
        }

        @Override
        public float[] train(float[] model, long seed, DoubleConsumer progress) {
            trained.incrementAndGet();
            return learning.train(model, seed, progress);
        }

        @Override
        public void close() {
            learning.close();
        }
    }

    private static Learning learning(int index) {
        return FixedLearning.of(100 * (index + 1), 0.1f, 2);
    }

    private List<String> sentBy(Site site) {
        return federation.server().requests("PUT", ".*" + site.id() + ".*").stream()
                .map(request -> request.path())
                .filter(path -> !path.contains("progress"))
                .toList();
    }

    /** What a dishonest dealer sends: it signs shares that do not match their commitments. */
    private byte[] spoiled(Shares honest, SiteId victim, Site dealer) {
        var sites =
                federation.sites().stream().map(site -> new SiteId(site.id())).toList();
        var header = honest.header();
        var entries = new ArrayList<ShareEntry>();
        var leaves = new ArrayList<ByteString>();
        for (int i = 0; i < sites.size(); i++) {
            var entry = honest.entries().get(i);
            if (sites.get(i).equals(victim)) {
                var other = honest.entries().get((i + 1) % sites.size());
                entry = new ShareEntry(
                        other.recoveryCommitment(),
                        entry.selfCommitment(),
                        entry.channelKeyCommitment(),
                        entry.maskCiphertext(),
                        entry.channelCiphertext(),
                        entry.sealed());
            }
            entries.add(entry);
            leaves.add(entry.leafHash(header.session(), header.site(), sites.get(i)));
        }
        var signed = SharesHeader.sign(
                dealer.identity(),
                header.session(),
                header.site(),
                header.threshold(),
                header.selfSeedHash(),
                MerkleTree.root(leaves));
        return new Shares(signed, entries).encode();
    }
}
