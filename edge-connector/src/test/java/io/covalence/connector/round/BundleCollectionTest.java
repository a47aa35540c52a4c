package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.contract.round.RoundKind;
import io.covalence.secagg.evidence.BundleVerifier;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a site comes by the bundle of each round, and what it does when the service gives it another one or none. */
@Timeout(60)
class BundleCollectionTest extends AccountableSites {
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
        assertThat(evidence()).containsExactly(Federation.RUN + "-1-1.bundle");
    }

    @Test
    void bundleThatComesLateIsCollectedLater() throws Exception {
        federation.server().route("GET", CLOSING, (request, path) -> Reply.empty(204));
        var worker = afterARound();
        assertThat(worker.collect()).isEmpty();
        assertThat(evidence()).isEmpty();

        var closing = federation.service().closing();
        federation.server().route("GET", CLOSING, (request, path) -> closing);
        assertThat(worker.collect()).isEmpty();

        assertThat(evidence()).containsExactly(Federation.RUN + "-1-1.bundle");
        assertThat(worker.collect()).isEmpty();
        assertThat(federation.server().requests("GET", CLOSING)).hasSize(2);
    }

    @Test
    void connectorThatWasStartedAgainSinceFetchesTheWholeBundle() throws Exception {
        afterARound();
        var again = workers().getFirst();

        assertThat(again.collect()).isEmpty();
        assertThat(again.collect()).isEmpty();

        assertThat(evidence()).containsExactly(Federation.RUN + "-1-1.bundle");
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

        assertThat(evidence()).contains(Federation.RUN + "-2-1.bundle");
        assertThat(owed()).isEmpty();
        int asked = federation.server().requests("GET", BUNDLE).size();
        assertThat(workers.getFirst().collect()).isEmpty();
        assertThat(federation.server().requests("GET", BUNDLE)).hasSize(asked);
    }

    /** It said only what is owed, and nothing of what was seen. */
    @Test
    void noteOfAnEarlierConnectorIsReadAndNotTakenForDamage() throws Exception {
        afterRoundsWithoutBundles(1);
        var owed = owed().getFirst();
        PrivateFiles.replace(noted(owed), Json.bytes(owed));

        assertThat(new EvidenceFolder(federation.site(0).home()).owed().damaged())
                .isEmpty();
        assertThat(workers().getFirst().collect()).isEmpty();
        assertThat(evidence()).containsExactly(Federation.RUN + "-1-1.bundle");
        assertThat(owed()).isEmpty();
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
        assertThat(evidence()).contains(Federation.RUN + "-1-1.bundle");
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
        assertThat(owed()).hasSize(2);
    }

    /** The numbers of the rounds whose evidence was asked for. */
    private List<Integer> askedRounds() {
        return federation.server().requests("GET", CLOSING).stream()
                .map(request -> request.path().replaceAll(".*rnd_(\\d{18}).*", "$1"))
                .map(Integer::valueOf)
                .toList();
    }
}
