package io.covalence.connector.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.client.BackOff;
import io.covalence.connector.client.Endpoint;
import io.covalence.connector.client.HttpTransport;
import io.covalence.connector.client.Retries;
import io.covalence.connector.client.ServiceUnreachable;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.outbound.OutboundLog;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.service.LocalTenantService;
import io.covalence.contract.site.Enrolment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrollerTest {
    private final LocalServer server = new LocalServer();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void siteIsEnrolledWithKeysMadeHere() throws Exception {
        service();

        var enrolment = enrol(LocalTenantService.CODE + "\n");

        assertThat(enrolment.siteId()).isEqualTo(LocalTenantService.SITE);
        assertThat(new EnrolmentFile(home()).require()).isEqualTo(enrolment);
        assertThat(home().policy()).exists();
    }

    @Test
    void wrongCodeChangesNothing() {
        service();

        assertThatThrownBy(() -> enrol("wrong-code"))
                .hasMessage("The service says: \"The code is wrong, used or expired.\" Nothing was changed.");

        assertThat(home().identityKey()).doesNotExist();
        assertThat(home().authenticationKey()).doesNotExist();
        assertThat(home().enrolment()).doesNotExist();
        assertThat(home().policy()).doesNotExist();
    }

    @Test
    void lostConnectionKeepsTheKeysSoThatTheSameRequestCanBeRepeated() throws Exception {
        server.close();
        assertThatThrownBy(() -> enrol(LocalTenantService.CODE)).isInstanceOf(ServiceUnreachable.class);
        var kept = new KeyFiles(home()).open().identity().publicKeyText();

        try (var again = new LocalServer()) {
            new LocalTenantService(again, new LocalIdentityProvider(again));
            enroller().enrol(Endpoint.of(again.url()), LocalTenantService.CODE, Optional.empty());

            assertThat(new KeyFiles(home()).open().identity().publicKeyText()).isEqualTo(kept);
            assertThat(again.requests().getFirst().header("Idempotency-key")).hasSize(32);
        }
    }

    @Test
    void enrolledSiteIsNotEnrolledAgain() throws Exception {
        service();
        enrol(LocalTenantService.CODE);
        var before = Files.readString(home().identityKey());

        assertThatThrownBy(() -> enrol(LocalTenantService.CODE)).hasMessageContaining("enrolled already");
        assertThat(Files.readString(home().identityKey())).isEqualTo(before);
    }

    @Test
    void serviceThatSendsTheSiteElsewhereUnencryptedIsRefused() {
        server.route(
                "POST",
                "/api/v1/enrolments",
                (request, path) -> Reply.json(
                        201,
                        new Enrolment(
                                LocalTenantService.SITE,
                                "Institute of Examples",
                                LocalTenantService.SITE.value(),
                                "http://identity.example",
                                server.url(),
                                server.url())));

        assertThatThrownBy(() -> enrol(LocalTenantService.CODE)).hasMessageContaining("must begin with https://");
        assertThat(home().enrolment()).doesNotExist();
    }

    @Test
    void codeIsNeitherLoggedNorKept() throws Exception {
        service();
        enrol(LocalTenantService.CODE);

        try (var files = Files.walk(home().root())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(LocalTenantService.CODE);
            }
        }
    }

    private void service() {
        new LocalTenantService(server, new LocalIdentityProvider(server));
    }

    private Enrolment enrol(String code) throws InterruptedException {
        return enroller().enrol(Endpoint.of(server.url()), code, Optional.empty());
    }

    private Enroller enroller() {
        var retries = new Retries(BackOff.standard(new SplittableRandom(1)), pause -> {});
        var transport = new HttpTransport(OutboundLog.open(home().outboundLog()), Clock.systemUTC(), retries);
        return new Enroller(home(), transport, "test");
    }

    private ConnectorHome home() {
        return new ConnectorHome(folder.resolve("home")).prepare();
    }
}
