package io.covalence.connector.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.BackOff;
import io.covalence.connector.client.Endpoint;
import io.covalence.connector.client.HttpTransport;
import io.covalence.connector.client.Retries;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.outbound.OutboundLog;
import io.covalence.connector.service.LocalCharters;
import io.covalence.connector.service.LocalServer;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterMember;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.SignedCharter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreedChartersTest {
    private static final String TENANT = "ten_" + "t".repeat(20);
    private static final String STUDY = "std_" + "s".repeat(20);
    private static final SplittableRandom RANDOM = new SplittableRandom(3);

    private final IdentityKey own = IdentityKey.generate(RANDOM::nextBytes);
    private final CharterMember self = new CharterMember(Consortium.id('a'), own.publicKey());
    private final Consortium consortium = new Consortium(TENANT, STUDY, self, ByteString.ofHex("ab".repeat(32)));
    private final Charter charter = consortium.founding(consortium.members(3));
    private final LocalServer server = new LocalServer();
    private final LocalCharters shown = new LocalCharters(server);

    @TempDir
    private Path folder = Path.of("");

    private PinnedCharters pinned = new PinnedCharters(new ConnectorHome(Path.of("target")));
    private AgreedCharters agreed = new AgreedCharters(pinned, client(Path.of("target/outbound")));

    @BeforeEach
    void open() {
        var home = new ConnectorHome(folder.resolve("home")).prepare();
        pinned = new PinnedCharters(home);
        agreed = new AgreedCharters(pinned, client(home.outboundLog()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void roundWithoutASignedCharterIsRefused() {
        assertRefused("charter-not-signed", charter.hash());
    }

    @Test
    void roundUnderAnotherCharterIsRefused() {
        pin(charter);

        assertRefused(
                "charter-not-the-signed-one",
                consortium.founding(consortium.members(2)).hash());
    }

    @Test
    void signaturesThatCameLaterAreFetchedOnceAndKept() throws Exception {
        pin(charter);
        propose(3);

        assertThat(agreed.require(TENANT, STUDY, charter.hash())).isEqualTo(charter);
        assertThat(agreed.require(TENANT, STUDY, charter.hash())).isEqualTo(charter);
        assertThat(server.requests("GET", ".*/charters")).hasSize(1);
    }

    @Test
    void versionThatIsProposedMeanwhileDoesNotHinderTheSignedOne() throws Exception {
        pin(charter);
        propose(3);
        shown.propose(consortium.following(charter, consortium.members(4)));

        assertThat(agreed.require(TENANT, STUDY, charter.hash())).isEqualTo(charter);
        assertThat(pinned.find(STUDY)).contains(charter);
    }

    @Test
    void charterThatNotAllHaveSignedIsNotInForce() {
        pin(charter);
        propose(2);

        assertThat(assertRefused("charter-not-endorsed", charter.hash()))
                .contains("the signature of site " + consortium.other(2).site() + " is missing");
    }

    @Test
    void charterOfAnotherTenantIsRefused() {
        pin(charter);
        propose(3);

        assertThatThrownBy(() -> agreed.require("ten_" + "x".repeat(20), STUDY, charter.hash()))
                .hasMessageContaining("another tenant or study");
    }

    private void pin(Charter signed) {
        pinned.pin(new CharterHistory(List.of(SignedCharter.of(signed, List.of(signature(signed))))));
    }

    /** With this site's signature and so many others. */
    private void propose(int others) {
        shown.propose(charter, consortium.signatures(charter, others));
        shown.sign(charter.hash().hex(), signature(charter));
    }

    private CharterSignature signature(Charter signed) {
        return CharterSignature.sign(own, signed, self.site());
    }

    private String assertRefused(String code, ByteString hash) {
        var refused = new String[1];
        assertThatThrownBy(() -> agreed.require(TENANT, STUDY, hash)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            refused[0] = failure.what();
        });
        return refused[0];
    }

    private AggregationServiceClient client(Path log) {
        var retries = new Retries(BackOff.standard(new SplittableRandom(1)), pause -> {});
        var transport = new HttpTransport(OutboundLog.open(log), Clock.systemUTC(), retries);
        return new AggregationServiceClient(
                Endpoint.of(server.url() + "/aggregation/v1"),
                Consortium.id('a').value(),
                transport);
    }
}
