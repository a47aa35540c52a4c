package io.covalence.connector.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.Sha256;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.identity.IdentityKey;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.service.LocalCharters;
import io.covalence.connector.service.LocalClient;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.study.Decision;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterMember;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.SignedCharter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreedChartersTest {
    private static final TenantId TENANT = new TenantId("ten_" + "t".repeat(20));
    private static final StudyId STUDY = new StudyId("std_" + "s".repeat(20));
    private static final String PLAN = Json.text(Plans.linear("active"));
    private static final SiteId SITE = Consortium.id('a');

    private final LocalServer server = new LocalServer();
    private final LocalCharters shown = new LocalCharters(server);

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void roundWithoutASignedCharterIsRefused() {
        var world = new World();

        world.assertRefused("charter-not-signed", world.charter.hash());
    }

    @Test
    void roundUnderAnotherCharterIsRefused() {
        var world = new World();
        world.pin();

        var other = world.consortium.founding(world.consortium.members(2));
        world.assertRefused("charter-not-the-signed-one", other.hash());
    }

    @Test
    void signaturesThatCameLaterAreFetchedOnceAndKept() throws Exception {
        var world = new World();
        world.pin();
        world.propose(3);

        assertThat(world.require(SitePolicy.DEFAULT)).isEqualTo(world.charter);
        assertThat(world.require(SitePolicy.DEFAULT)).isEqualTo(world.charter);
        assertThat(server.requests("GET", ".*/charters")).hasSize(1);
    }

    @Test
    void versionThatIsProposedMeanwhileDoesNotHinderTheSignedOne() throws Exception {
        var world = new World();
        world.pin();
        world.propose(3);
        shown.propose(world.consortium.following(world.charter, world.consortium.members(4)));

        assertThat(world.require(SitePolicy.DEFAULT)).isEqualTo(world.charter);
        assertThat(world.pinned.find(STUDY)).contains(world.charter);
    }

    @Test
    void charterThatNotAllHaveSignedIsNotInForce() {
        var world = new World();
        world.pin();
        world.propose(2);

        assertThat(world.assertRefused("charter-not-endorsed", world.charter.hash()))
                .contains("the signature of site " + world.consortium.other(2).site() + " is missing");
    }

    @Test
    void policyThatBecameStricterAfterTheSignatureWins() {
        var world = new World();
        world.pin();
        world.propose(3);

        assertThatThrownBy(() -> world.require(new SitePolicy(3, 2, List.of(), 1_000, 10, 600, 5, 99, 99, 9, 9)))
                .hasMessageContaining("it assumes that 1 sites collude; minimumAssumedColluders is 2");
    }

    /** A site with a key of its own, and the charter that names it. */
    private final class World {
        private final ConnectorHome home = new ConnectorHome(folder.resolve("home")).prepare();
        private final IdentityKey signer = new KeyFiles(home).create().identity();
        private final Consortium consortium = new Consortium(
                TENANT.value(),
                STUDY.value(),
                new CharterMember(SITE, signer.publicKey()),
                ByteString.ofHex(Sha256.hex(PLAN)));
        private final Charter charter = consortium.founding(consortium.members(3));
        private final PinnedCharters pinned = new PinnedCharters(home);
        private final AgreedCharters agreed = new AgreedCharters(
                SITE, signer, pinned, LocalClient.aggregation(server, SITE, LocalClient.transport(home)));

        void pin() {
            pinned.pin(new CharterHistory(List.of(SignedCharter.of(charter, List.of(signature())))));
        }

        /** With this site's signature and so many others. */
        void propose(int others) {
            shown.propose(charter, consortium.signatures(charter, others));
            shown.sign(charter.hash().hex(), signature());
        }

        Charter require(SitePolicy policy) throws InterruptedException {
            return agreed.require(approved(), charter.hash(), policy).current();
        }

        String assertRefused(String code, ByteString hash) {
            var said = new String[1];
            assertThatThrownBy(() -> agreed.require(approved(), hash, SitePolicy.DEFAULT))
                    .isInstanceOfSatisfying(Failure.class, failure -> {
                        assertThat(failure.code()).isEqualTo(code);
                        said[0] = failure.what();
                    });
            return said[0];
        }

        private CharterSignature signature() {
            return CharterSignature.sign(signer, charter, SITE);
        }

        private Decision approved() {
            return new Decision(
                    Decision.Verdict.APPROVED,
                    STUDY,
                    TENANT,
                    "Helix Example",
                    "A study",
                    PLAN,
                    Sha256.hex(PLAN),
                    Instant.parse("2026-01-01T00:00:00Z"));
        }
    }
}
