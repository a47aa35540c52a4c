package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.FailedRound;
import io.covalence.connector.transparency.OwedBundle;
import io.covalence.connector.transparency.SeenRound;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.RoundResult;
import io.covalence.secagg.evidence.Bundle;
import io.covalence.secagg.evidence.BundleVerifier;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Result;
import io.covalence.secagg.message.Survivors;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a site has seen of a round stays in its hands, whatever the service says or withholds afterwards. */
@Timeout(60)
class SeenRoundTest extends AccountableSites {
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
        assertThat(evidence()).containsExactly(Federation.RUN + "-1-1.bundle", Federation.RUN + "-1-1.result");
        assertThat(Files.readAllBytes(folder.resolve(Federation.RUN + "-1-1.bundle")))
                .isEqualTo(lie.encode());
        assertThat(Files.readAllBytes(folder.resolve(Federation.RUN + "-1-1.result")))
                .isEqualTo(given.encode());
        assertThat(folder.resolve(".seen-" + Federation.RUN + "-1-1.json")).exists();
        assertThat(owed()).isEmpty();
        assertThat(collecting.collect()).isEmpty();
    }

    @Test
    void resultThatDoesNotComeIsDoubtedAndTheBundleIsOwedAllTheSame() throws Exception {
        federation.server().route("GET", ".*/result", (request, path) -> Reply.empty(204));

        assertThat(work(federation.open(1, RoundKind.TRAINING), withFastClocks()))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                RoundOutcome.Doubted.class,
                                doubted -> assertThat(doubted.why()).contains("no signed result")));

        federation.service().signedResult();
        assertThat(owed()).hasSize(1);
        assertThat(workers().getFirst().collect()).isEmpty();
        assertThat(evidence()).containsExactly(Federation.RUN + "-1-1.bundle");
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
                                        new RoundId("rnd_" + "0".repeat(20)),
                                        RoundPhase.FAILED,
                                        "bad shares",
                                        0,
                                        0,
                                        "",
                                        "")));

        assertThat(work(federation.open(1, RoundKind.TRAINING), workers()))
                .containsOnly(new RoundOutcome.Missed("the round failed; the service says: \"bad shares\""));

        var file = federation.site(0).home().evidence().resolve(".failed-" + Federation.RUN + "-1-1.json");
        var kept = PrivateFiles.readJson(file, FailedRound.class).orElseThrow();
        assertThat(kept.reason()).isEqualTo("bad shares");
        var survivors = Survivors.decode(Base64.getDecoder().decode(kept.survivors()));
        assertThat(survivors.members()).hasSize(4);
        var quorum = Quorum.decode(Base64.getDecoder().decode(kept.quorum()));
        assertThat(quorum.agreements())
                .allSatisfy(agreement -> assertThat(agreement.session().hex())
                        .isEqualTo(kept.round().session()));
        assertThat(owed()).isEmpty();
    }

    /** The service has the answer, and opens the sum with it; it may say so never. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasSeenIsKeptThoughTheServiceNeverSaysThatItHasTheAnswer(boolean result) throws Exception {
        var withheld = federation.site(0).id();
        federation.server().route("PUT", ".*/unmaskings/" + withheld, (request, path) -> {
            federation.service().unmask(withheld.value(), request.body());
            return Reply.empty(503);
        });
        if (!result) {
            federation.server().route("GET", ".*/result", (request, path) -> Reply.empty(204));
        }

        var outcome =
                work(federation.open(1, RoundKind.TRAINING), withFastClocks()).getFirst();

        if (result) {
            assertThat(outcome).isEqualTo(new RoundOutcome.Contributed());
        } else {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            RoundOutcome.Doubted.class,
                            doubted -> assertThat(doubted.why())
                                    .contains("no signed result", "this site's answer was not taken"));
        }
        var owed = owed().getFirst();
        assertSeen(owed);
        assertThat(owed.result().isEmpty()).isNotEqualTo(result);
        assertThat(workers().getFirst().collect()).isEmpty();
        assertThat(evidence()).containsExactly(Federation.RUN + "-1-1.bundle");
    }

    @Test
    void whatWasSeenIsKeptThoughTheConnectorIsKilledBeforeItsAnswerLeaves() throws Exception {
        var killed = federation.site(0).crashBefore(".*/unmaskings/.*");
        var offer = federation.open(1, RoundKind.TRAINING);
        var workers = workers();
        var running = new ArrayList<Future<RoundOutcome>>();
        for (var worker : workers) {
            running.add(start(() -> worker.work(offer)));
        }
        assertThat(running.getFirst().get()).isInstanceOf(RoundOutcome.Refused.class);
        assertSeen(owed().getFirst());

        federation.service().lose(killed.id().value());
        for (var other : running.subList(1, 4)) {
            assertThat(other.get()).isEqualTo(new RoundOutcome.Contributed());
        }
        assertThat(workers().getFirst().collect()).isEmpty();
        assertThat(evidence()).containsExactly(Federation.RUN + "-1-1.bundle");
    }

    /** Nothing that this site saw of a round is let go of because the service withholds its bundle. */
    @Test
    void whatWasSeenOfEveryRoundWhoseBundleIsWithheldIsKept() throws Exception {
        var worker = afterRoundsWithoutBundles(2);
        federation.server().route("GET", ".*/evidence", (request, path) -> Reply.empty(204));
        var folder = new EvidenceFolder(federation.site(0).home());
        var first = owed().getFirst();
        var seen = seen(first);
        assertSeen(first);
        assertThat(Result.decode(Base64.getDecoder().decode(seen.round().result()))
                        .session()
                        .hex())
                .isEqualTo(first.session());
        assertThat(worker.collect()).isEmpty();

        // 31 rounds more, as they would be after months
        for (int round = 3; round <= 33; round++) {
            folder.owe(new SeenRound(
                    new OwedBundle(
                            new RoundId(first.roundId().value() + round), Federation.RUN, round, 1, "", "", "", ""),
                    "",
                    ""));
        }

        assertThat(workers().getFirst().collect())
                .hasValueSatisfying(problem -> assertThat(problem).contains("more than 32 rounds", "evidence folder"));
        assertThat(owed()).hasSize(33);
        assertThat(seen(first)).isEqualTo(seen);
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

    private SeenRound seen(OwedBundle owed) {
        return PrivateFiles.readJson(noted(owed), SeenRound.class).orElseThrow();
    }
}
