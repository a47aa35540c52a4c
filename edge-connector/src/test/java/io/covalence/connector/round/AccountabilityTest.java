package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.service.LocalNotary;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.FailedRound;
import io.covalence.connector.transparency.OwedBundle;
import io.covalence.connector.transparency.SeenRound;
import io.covalence.connector.transparency.WatchedLogs;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.RoundResult;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.evidence.Bundle;
import io.covalence.secagg.evidence.BundleVerifier;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.log.SplitView;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Result;
import io.covalence.secagg.message.Survivors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service that lies leaves in the hands of its sites. */
@Timeout(60)
class AccountabilityTest {
    private static final String BUNDLE = ".*/evidence";
    private static final String CLOSING = ".*/evidence/closing";

    private static final Watcher NOBODY = (offer, phase) -> {};

    private final ExecutorService processes = Executors.newCachedThreadPool();

    @TempDir
    private Path folder = Path.of("");

    private Federation federation = new Federation(Path.of("target/unused"), 0);

    @BeforeEach
    void open() {
        federation.close();
        federation = new Federation(folder, 4);
    }

    @AfterEach
    void close() {
        processes.shutdownNow();
        federation.close();
    }

    @Test
    void everySiteKeepsABundleThatHoldsOffline() throws Exception {
        var workers = workers();

        assertThat(work(federation.open(1, RoundKind.TRAINING), workers)).containsOnly(new RoundOutcome.Contributed());

        for (var worker : workers) {
            assertThat(worker.collect()).isEmpty();
        }
        for (var site : federation.sites()) {
            var bundle = Files.readAllBytes(
                    new EvidenceFolder(site.home()).lastBundle().orElseThrow());
            var report = BundleVerifier.verify(
                    bundle, Optional.of(federation.charter().hash()));
            assertThat(report.survivors()).hasSize(4);
            assertThat(report.context().round()).isEqualTo(1);
        }
    }

    @Test
    void oneQuestionARoundCollectsWhatTheSiteLacksOfTheBundleOfTheRoundBefore() throws Exception {
        var workers = workers();

        work(federation.open(1, RoundKind.TRAINING), workers);
        assertThat(federation.server().requests("GET", CLOSING)).isEmpty();
        work(federation.open(2, RoundKind.TRAINING), workers);

        assertThat(federation.server().requests("GET", CLOSING)).hasSize(4);
        assertThat(federation.server().requests("GET", BUNDLE)).isEmpty();
        assertThat(evidence(0)).containsExactly(Federation.RUN + "-1-1.bundle");
    }

    @Test
    void bundleThatComesLateIsCollectedLater() throws Exception {
        federation.server().route("GET", CLOSING, (request, path) -> Reply.empty(204));
        var worker = afterARound();
        assertThat(worker.collect()).isEmpty();
        assertThat(evidence(0)).isEmpty();

        var closing = federation.service().closing();
        federation.server().route("GET", CLOSING, (request, path) -> closing);
        assertThat(worker.collect()).isEmpty();

        assertThat(evidence(0)).containsExactly(Federation.RUN + "-1-1.bundle");
        assertThat(worker.collect()).isEmpty();
        assertThat(federation.server().requests("GET", CLOSING)).hasSize(2);
    }

    @Test
    void connectorThatWasStartedAgainSinceFetchesTheWholeBundle() throws Exception {
        afterARound();
        var again = workers().getFirst();

        assertThat(again.collect()).isEmpty();
        assertThat(again.collect()).isEmpty();

        assertThat(evidence(0)).containsExactly(Federation.RUN + "-1-1.bundle");
        assertThat(federation.server().requests("GET", BUNDLE)).hasSize(1);
        assertThat(federation.server().requests("GET", CLOSING)).isEmpty();
    }

    @Test
    void bundleOfAnotherRoundIsKeptAndDoubted() throws Exception {
        var workers = workers();
        work(federation.open(1, RoundKind.TRAINING), workers);
        var closing = federation.service().closing();
        var bundle = federation.service().evidence();
        federation.server().route("GET", CLOSING, (request, path) -> closing);
        federation.server().route("GET", BUNDLE, (request, path) -> bundle);
        work(federation.open(2, RoundKind.TRAINING), workers);

        assertThat(workers.getFirst().collect())
                .hasValueSatisfying(why -> assertThat(why).contains("evidence of round 2", "another session"));

        assertThat(evidence(0)).contains(Federation.RUN + "-2-1.bundle");
        assertThat(owed(0)).isEmpty();
        int asked = federation.server().requests("GET", BUNDLE).size();
        assertThat(workers.getFirst().collect()).isEmpty();
        assertThat(federation.server().requests("GET", BUNDLE)).hasSize(asked);
    }

    /** Whether the site still has in memory what it saw of the round, or only what is on its disk. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void secondResultForOneSessionIsCaughtAndBothAreKept(boolean restarted) throws Exception {
        var worker = afterARound();
        var given = federation.service().signedResult();
        var lie = federation
                .notary()
                .contradict(Bundle.decode(federation.service().evidence().body()));
        federation
                .server()
                .route("GET", BUNDLE, (request, path) -> Reply.bytes(lie.encode()))
                .route(
                        "GET",
                        CLOSING,
                        (request, path) -> Reply.bytes(lie.closing().encode()));
        // It holds for whoever has not seen the first result
        BundleVerifier.verify(lie.encode(), Optional.of(federation.charter().hash()));

        var collecting = restarted ? workers().getFirst() : worker;
        assertThat(collecting.collect())
                .hasValueSatisfying(why -> assertThat(why).contains("evidence of round 1", "two results", "both"));

        var folder = federation.site(0).home().evidence();
        assertThat(evidence(0)).containsExactly(Federation.RUN + "-1-1.bundle", Federation.RUN + "-1-1.result");
        assertThat(Files.readAllBytes(folder.resolve(Federation.RUN + "-1-1.bundle")))
                .isEqualTo(lie.encode());
        assertThat(Files.readAllBytes(folder.resolve(Federation.RUN + "-1-1.result")))
                .isEqualTo(given.encode());
        assertThat(folder.resolve(".seen-" + Federation.RUN + "-1-1.json")).exists();
        assertThat(owed(0)).isEmpty();
        assertThat(collecting.collect()).isEmpty();
    }

    @Test
    void resultThatDoesNotComeIsDoubtedAndTheBundleIsOwedAllTheSame() throws Exception {
        federation.server().route("GET", ".*/result", (request, path) -> Reply.empty(204));
        var now = new AtomicLong();
        var impatient = federation.sites().stream()
                .map(site -> site.start(
                        FixedLearning.of(100, 0.1f, 2),
                        NOBODY,
                        SitePolicy.DEFAULT,
                        () -> now.addAndGet(Duration.ofSeconds(1).toNanos())))
                .toList();

        assertThat(work(federation.open(1, RoundKind.TRAINING), impatient))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                RoundOutcome.Doubted.class,
                                doubted -> assertThat(doubted.why()).contains("no signed result")));

        federation.service().signedResult();
        assertThat(owed(0)).hasSize(1);
        assertThat(workers().getFirst().collect()).isEmpty();
        assertThat(evidence(0)).containsExactly(Federation.RUN + "-1-1.bundle");
    }

    @Test
    void whatWasSeenOfARoundThatIsSaidToHaveFailedAfterTheAnswerIsKept() throws Exception {
        federation
                .server()
                .route(
                        "GET",
                        ".*/result",
                        (request, path) -> Reply.json(
                                200,
                                new RoundResult(
                                        "rnd_" + "0".repeat(20), RoundPhase.FAILED, "bad shares", 0, 0, "", "")));

        assertThat(work(federation.open(1, RoundKind.TRAINING), workers()))
                .containsOnly(new RoundOutcome.Missed("the round failed: bad shares"));

        var file = federation.site(0).home().evidence().resolve(".failed-" + Federation.RUN + "-1-1.json");
        var kept = PrivateFiles.readJson(file, FailedRound.class).orElseThrow();
        assertThat(kept.reason()).isEqualTo("bad shares");
        var survivors = Survivors.decode(Base64.getDecoder().decode(kept.survivors()));
        assertThat(survivors.members()).hasSize(4);
        var quorum = Quorum.decode(Base64.getDecoder().decode(kept.quorum()));
        assertThat(quorum.agreements())
                .allSatisfy(agreement -> assertThat(agreement.session().hex())
                        .isEqualTo(kept.round().session()));
        assertThat(owed(0)).isEmpty();
    }

    /** The service has the answer, and opens the sum with it; it may say so never. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasSeenIsKeptThoughTheServiceNeverSaysThatItHasTheAnswer(boolean result) throws Exception {
        var withheld = federation.site(0).id();
        federation.server().route("PUT", ".*/unmaskings/" + withheld, (request, path) -> {
            federation.service().unmask(withheld, request.body());
            return Reply.empty(503);
        });
        if (!result) {
            federation.server().route("GET", ".*/result", (request, path) -> Reply.empty(204));
        }
        var now = new AtomicLong();
        var impatient = federation.sites().stream()
                .map(site -> site.start(
                        FixedLearning.of(100, 0.1f, 2),
                        NOBODY,
                        SitePolicy.DEFAULT,
                        () -> now.addAndGet(Duration.ofSeconds(1).toNanos())))
                .toList();

        var outcome = work(federation.open(1, RoundKind.TRAINING), impatient).getFirst();

        if (result) {
            assertThat(outcome).isEqualTo(new RoundOutcome.Contributed());
        } else {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            RoundOutcome.Doubted.class,
                            doubted -> assertThat(doubted.why())
                                    .contains("no signed result", "this site's answer was not taken"));
        }
        var owed = owed(0).getFirst();
        assertSeen(owed);
        assertThat(owed.result().isEmpty()).isNotEqualTo(result);
        assertThat(workers().getFirst().collect()).isEmpty();
        assertThat(evidence(0)).containsExactly(Federation.RUN + "-1-1.bundle");
    }

    @Test
    void whatWasSeenIsKeptThoughTheConnectorIsKilledBeforeItsAnswerLeaves() throws Exception {
        var killed = federation.site(0).crashBefore(".*/unmaskings/.*");
        var offer = federation.open(1, RoundKind.TRAINING);
        var workers = workers();
        var running = new ArrayList<Future<RoundOutcome>>();
        for (var worker : workers) {
            running.add(processes.submit(() -> worker.work(offer)));
        }
        assertThat(running.getFirst().get()).isInstanceOf(RoundOutcome.Refused.class);
        assertSeen(owed(0).getFirst());

        federation.service().lose(killed.id());
        for (var other : running.subList(1, 4)) {
            assertThat(other.get()).isEqualTo(new RoundOutcome.Contributed());
        }
        assertThat(workers().getFirst().collect()).isEmpty();
        assertThat(evidence(0)).containsExactly(Federation.RUN + "-1-1.bundle");
    }

    /** It said only what is owed, and nothing of what was seen. */
    @Test
    void noteOfAnEarlierConnectorIsReadAndNotTakenForDamage() throws Exception {
        afterRoundsWithoutBundles(1);
        var owed = owed(0).getFirst();
        PrivateFiles.replace(noted(owed), Json.bytes(owed));

        assertThat(new EvidenceFolder(federation.site(0).home()).owed().damaged())
                .isEmpty();
        assertThat(workers().getFirst().collect()).isEmpty();
        assertThat(evidence(0)).containsExactly(Federation.RUN + "-1-1.bundle");
        assertThat(owed(0)).isEmpty();
    }

    @Test
    void bundleOfAnotherReleaseIsKeptAndPeopleAreToldWhoCanCheckIt() throws Exception {
        var worker = afterARound();
        var bundle = federation.service().evidence().body().clone();
        // The version stands in the second byte
        bundle[1] = 1;
        federation
                .server()
                .route("GET", BUNDLE, (request, path) -> Reply.bytes(bundle))
                .route("GET", CLOSING, (request, path) -> Reply.bytes(new byte[] {bundle[0], 1}));

        assertThat(worker.collect()).hasValueSatisfying(why -> assertThat(why).contains("made by another release"));
        assertThat(evidence(0)).contains(Federation.RUN + "-1-1.bundle");
    }

    private Path noted(OwedBundle owed) {
        return federation
                .site(0)
                .home()
                .evidence()
                .resolve(".owed-" + owed.runId() + "-" + owed.number() + "-" + owed.attempt() + ".json");
    }

    private void assertSeen(OwedBundle owed) {
        var seen = seen(owed);
        assertThat(Survivors.decode(Base64.getDecoder().decode(seen.survivors()))
                        .hash()
                        .hex())
                .isEqualTo(owed.survivors());
        assertThat(Quorum.decode(Base64.getDecoder().decode(seen.quorum())).agreements())
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void serviceThatMakesNoBundlesIsAskedForTwoAtATimeInTurn() throws Exception {
        var worker = afterRoundsWithoutBundles(3);
        federation.server().forget();

        worker.collect();
        assertThat(askedRounds()).hasSize(2);
        worker.collect();

        assertThat(askedRounds()).hasSize(4).containsOnly(1, 2, 3);
    }

    @Test
    void serviceThatIsAwayIsAskedForEvidenceOnce() throws Exception {
        var worker = afterRoundsWithoutBundles(2);
        federation.server().route("GET", CLOSING, (request, path) -> Reply.empty(500));
        federation.server().forget();

        assertThat(worker.collect()).isEmpty();

        assertThat(askedRounds()).hasSize(1);
        assertThat(owed(0)).hasSize(2);
    }

    /** Nothing that this site saw of a round is let go of because the service withholds its bundle. */
    @Test
    void whatWasSeenOfEveryRoundWhoseBundleIsWithheldIsKept() throws Exception {
        var worker = afterRoundsWithoutBundles(2);
        federation.server().route("GET", ".*/evidence", (request, path) -> Reply.empty(204));
        var folder = new EvidenceFolder(federation.site(0).home());
        var first = owed(0).getFirst();
        var seen = seen(first);
        assertThat(Survivors.decode(Base64.getDecoder().decode(seen.survivors()))
                        .hash()
                        .hex())
                .isEqualTo(first.survivors());
        assertThat(Quorum.decode(Base64.getDecoder().decode(seen.quorum())).agreements())
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(Result.decode(Base64.getDecoder().decode(seen.round().result()))
                        .session()
                        .hex())
                .isEqualTo(first.session());
        assertThat(worker.collect()).isEmpty();

        // 31 rounds more, as they would be after months
        for (int round = 3; round <= 33; round++) {
            folder.owe(new SeenRound(
                    new OwedBundle(first.roundId() + round, Federation.RUN, round, 1, "", "", "", ""), "", ""));
        }

        assertThat(workers().getFirst().collect())
                .hasValueSatisfying(problem -> assertThat(problem).contains("more than 32 rounds", "evidence folder"));
        assertThat(owed(0)).hasSize(33);
        assertThat(seen(first)).isEqualTo(seen);
    }

    private SeenRound seen(OwedBundle owed) {
        return PrivateFiles.readJson(noted(owed), SeenRound.class).orElseThrow();
    }

    private RoundWorker afterRoundsWithoutBundles(int rounds) throws Exception {
        federation.server().route("GET", CLOSING, (request, path) -> Reply.empty(204));
        var workers = workers();
        for (int round = 1; round <= rounds; round++) {
            work(federation.open(round, RoundKind.TRAINING), workers);
        }
        return workers.getFirst();
    }

    /** The numbers of the rounds whose evidence was asked for. */
    private List<Integer> askedRounds() {
        return federation.server().requests("GET", CLOSING).stream()
                .map(request -> request.path().replaceAll(".*rnd_(\\d{18}).*", "$1"))
                .map(Integer::valueOf)
                .toList();
    }

    private List<OwedBundle> owed(int site) {
        return new EvidenceFolder(federation.site(site).home()).owed().sound();
    }

    /** The first site, with the bundle of a round owed to it. */
    private RoundWorker afterARound() throws Exception {
        var workers = workers();
        work(federation.open(1, RoundKind.TRAINING), workers);
        return workers.getFirst();
    }

    @Test
    void resultAboutSomethingElseIsDoubted() throws Exception {
        var workers = workers();
        work(federation.open(1, RoundKind.TRAINING), workers);
        var first = federation.service().result();
        federation.server().route("GET", ".*/result", (request, path) -> first);

        assertThat(work(federation.open(2, RoundKind.TRAINING), workers))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                RoundOutcome.Doubted.class,
                                doubted -> assertThat(doubted.why())
                                        .contains("about something else than this site agreed to")));
    }

    @Test
    void resultThatTheServiceDidNotSignIsDoubted() throws Exception {
        federation.server().route("GET", ".*/result", (request, path) -> {
            var honest = federation.service().signedResult();
            var forged = new Result(
                    honest.context(),
                    honest.session(),
                    honest.survivors(),
                    honest.survivorCount(),
                    honest.sumDigest(),
                    honest.modelVersion() + 1,
                    honest.modelHash(),
                    honest.transcriptRoot(),
                    honest.signature());
            return Reply.json(
                    200,
                    new RoundResult(
                            "rnd_" + "0".repeat(20),
                            RoundPhase.COMPLETED,
                            "",
                            4,
                            1,
                            "",
                            Base64.getEncoder().encodeToString(forged.encode())));
        });

        assertThat(work(federation.open(1, RoundKind.TRAINING), workers()))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(RoundOutcome.Doubted.class));
    }

    @Test
    void modelThatIsNotTheOneOfTheLastResultIsNotTrained() throws Exception {
        var workers = workers();
        work(federation.open(1, RoundKind.TRAINING), workers);
        // Logged and signed, but the result named another hash for version 1
        var present = federation.context(2, 1);
        var replaced = new RoundContext(
                present.tenant(),
                present.study(),
                present.run(),
                present.charterHash(),
                2,
                1,
                ByteString.ofHex("0d".repeat(32)),
                present.planHash());
        var offer = federation.offer(RoundKind.TRAINING, federation.sign(replaced, 1, Optional.empty()));

        // Also by a connector that was started again since
        for (var worker : List.of(workers.getFirst(), workers().getFirst())) {
            assertThat(worker.work(offer)).isInstanceOfSatisfying(RoundOutcome.Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(LeaveReason.MODEL);
                assertThat(refused.why()).contains("another one than the service named before");
            });
        }
    }

    @Test
    void runThatGoesBackToAnEarlierVersionOfItsModelIsLeft() throws Exception {
        var workers = workers();
        work(federation.open(1, RoundKind.TRAINING), workers);
        work(federation.open(2, RoundKind.TRAINING), workers);
        var present = federation.context(3, 1);
        var earlier = new RoundContext(
                present.tenant(),
                present.study(),
                present.run(),
                present.charterHash(),
                3,
                1,
                ByteString.ofHex("0d".repeat(32)),
                present.planHash());
        var offer = federation.offer(RoundKind.TRAINING, federation.sign(earlier, 1, Optional.empty()));

        assertThat(workers.getFirst().work(offer)).isInstanceOfSatisfying(RoundOutcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(LeaveReason.MODEL);
            assertThat(refused.why()).contains("goes back to version 1");
        });
    }

    /** The first offer's round came to nothing, so no result ever named the version. */
    @Test
    void versionThatOnlyAnOfferNamedNeverComesWithAnotherHash() throws Exception {
        var honest = federation.open(3, RoundKind.TRAINING);
        federation.service().lose(federation.site(0).id());
        assertThat(workers().getFirst().work(honest)).isNotInstanceOf(RoundOutcome.Contributed.class);
        var present = federation.context(4, 1);
        var replaced = new RoundContext(
                present.tenant(),
                present.study(),
                present.run(),
                present.charterHash(),
                4,
                1,
                ByteString.ofHex("0d".repeat(32)),
                present.planHash());
        var offer = federation.offer(RoundKind.TRAINING, federation.sign(replaced, 2, Optional.empty()));

        assertThat(workers().getFirst().work(offer)).isInstanceOfSatisfying(RoundOutcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(LeaveReason.MODEL);
            assertThat(refused.why()).contains("another one than the service named before");
        });
    }

    @Test
    void resultThatSkipsAVersionIsDoubtedAndDoesNotMoveTheRunOn() throws Exception {
        var signed = federation.sign(federation.context(1, 1), 0, Optional.empty());
        var skipping = federation.open(RoundKind.TRAINING, signed, 2);

        assertThat(work(skipping, workers()))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                RoundOutcome.Doubted.class,
                                doubted -> assertThat(doubted.why())
                                        .contains("from version 0 of the model names version 2; it had to be 1")));

        var known = new EvidenceFolder(federation.site(0).home()).newestModel(Federation.RUN);
        assertThat(known)
                .hasValueSatisfying(model -> assertThat(model.version()).isZero());
    }

    @Test
    void evaluationThatMakesAModelIsDoubted() throws Exception {
        federation.trained();
        var signed = federation.sign(federation.context(5, 1), 4, Optional.empty());

        assertThat(work(federation.open(RoundKind.EVALUATION, signed, 5), workers()))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                RoundOutcome.Doubted.class,
                                doubted -> assertThat(doubted.why()).contains("names version 5; it had to be 4")));
    }

    /** The service shows one site another log: the heads meet in M1, before anybody has dealt a share. */
    @Test
    void siteThatIsShownAnotherLogMeetsTheOthersInTheRound() throws Exception {
        try (var elsewhere = new LocalServer()) {
            var entry = new ModelEntry("std", "run", 9, ByteString.ofHex("aa".repeat(32)));
            var otherEntry = new ModelEntry("std", "run", 9, ByteString.ofHex("bb".repeat(32)));
            federation.notary().log().append(entry);
            var shown = new LocalNotary(
                    elsewhere,
                    federation.notary().service(),
                    federation.charters().history(Federation.STUDY));
            shown.log().append(otherEntry);
            var offer = federation.open(1, RoundKind.TRAINING);
            var context = federation.context(1, 1);
            var other = federation.offer(
                    RoundKind.TRAINING,
                    shown.offer(context, 0, offer.trainingDeadline().toEpochMilli(), Optional.empty()));
            var workers = workers();

            var running = new ArrayList<Future<RoundOutcome>>();
            for (int i = 0; i < 4; i++) {
                var worker = workers.get(i);
                var mine = i == 3 ? other : offer;
                running.add(processes.submit(() -> worker.work(mine)));
            }

            for (var outcome : running) {
                assertThat(outcome.get()).isInstanceOfSatisfying(RoundOutcome.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(LeaveReason.LOG);
                    assertThat(refused.why()).contains("keeps two logs of 3 entries");
                });
            }
            assertThat(federation.server().requests("PUT", ".*/shares/.*")).isEmpty();
            for (var site : federation.sites()) {
                var file = new EvidenceFolder(site.home())
                        .splitView(Federation.TENANT)
                        .orElseThrow();
                SplitView.decode(Files.readAllBytes(file))
                        .verify(federation.charter().serviceKey());
            }
        }
    }

    @Test
    void headsOfDifferentAgeAreShownToBeOfOneLogBeforeSharesAreDealt() throws Exception {
        // One site knows an older head than the offer's, another one a newer head
        var log = federation.notary().log();
        var offer = federation.open(1, RoundKind.TRAINING);
        log.append(new ModelEntry("std", "run", 9, ByteString.ofHex("aa".repeat(32))));
        Files.write(
                federation.site(0).home().logHead(Federation.TENANT),
                log.head(1).encode());
        Files.write(
                federation.site(1).home().logHead(Federation.TENANT),
                log.head(3).encode());

        assertThat(work(offer, workers())).containsOnly(new RoundOutcome.Contributed());

        for (var site : federation.sites()) {
            assertThat(WatchedLogs.head(site.home(), Federation.TENANT)
                            .orElseThrow()
                            .size())
                    .isEqualTo(3);
        }
    }

    private List<RoundWorker> workers() {
        return federation.sites().stream()
                .map(site -> site.start(FixedLearning.of(100, 0.1f, 2), NOBODY))
                .toList();
    }

    private List<RoundOutcome> work(RoundOffer offer, List<RoundWorker> workers) throws Exception {
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

    private List<String> evidence(int site) throws Exception {
        try (var files = Files.list(federation.site(site).home().evidence())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
