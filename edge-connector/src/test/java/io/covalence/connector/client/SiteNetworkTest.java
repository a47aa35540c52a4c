package io.covalence.connector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.cases.Plays;
import io.covalence.connector.cases.ReportedAction;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server may be taken for: certificates and pages of networks, and what the connector says about them. */
@Timeout(60)
@Tag("cases")
class SiteNetworkTest extends SiteNetwork {
    @Test
    @Plays(ReportedAction.AUTHORITY_OF_A_HOSPITAL)
    void unknownAuthorityIsNamedWithItsFingerprint() throws Exception {
        var local = new LocalServer(Keys.AUTHORITY.server("localhost"));
        try (local) {
            assertFails(
                    () -> send(Network.direct(), local.url()),
                    "signed by an authority that is not known here: \"CN=General Hospital Authority\" (SHA-256 fingerprint"
                            + " of the authority's certificate " + Authority.fingerprint(certificate()),
                    "--ca-file");
        }
    }

    /** Whoever made a certificate may write a fingerprint into its name. */
    @Test
    void nameOfAnAuthorityAddsNothingOfItsOwn() {
        assertThat(Authority.name("CN=Hospital (SHA-256 fingerprint AA:BB)   valid\" for all"))
                .isEqualTo("\"CN=Hospital (SHA-256 fingerprint AA:BB) \\u0020\\u0020valid\\\" for all\"");
    }

    /** As a proxy does that looks into connections: its root, and an authority below it that signs. */
    @Test
    void nameAndFingerprintAreOfOneCertificate() throws Exception {
        var local = new LocalServer(Keys.AUTHORITY.serverBelow("General Hospital Proxies", "localhost"));
        try (local) {
            assertFails(
                    () -> send(Network.direct(), local.url()),
                    "not known here: \"CN=General Hospital Authority\" (SHA-256 fingerprint of the authority's certificate "
                            + Authority.fingerprint(certificate()),
                    "--ca-file");
        }
    }

    @Test
    void expiredCertificateIsSaidWithItsDayAndThisMachinesClock() {
        try (var local = new LocalServer(Keys.AUTHORITY.server("localhost", "-2y", 365))) {
            assertFails(
                    () -> send(network(Map.of()), local.url()),
                    "its certificate expired on "
                            + LocalDate.now(ZoneOffset.UTC).minusYears(1).getYear(),
                    "clock");
        }
    }

    @Test
    void certificateThatIsNotValidYetIsSaid() {
        try (var local = new LocalServer(Keys.AUTHORITY.server("localhost", "+2d", 365))) {
            assertFails(() -> send(network(Map.of()), local.url()), "is not valid before ", "clock is wrong");
        }
    }

    @Test
    void certificateForAnotherNameIsSaidWithTheName() {
        assertFails(
                () -> send(network(Map.of()), server.url()),
                "its certificate is for another name: \"covalence.test\"",
                "--server");
    }

    @Test
    void webPageInsteadOfTheServiceIsSaidAsSuch() {
        try (var portal = new LocalServer()) {
            var page = "<html><title>Welcome to our network</title>".getBytes(StandardCharsets.UTF_8);
            portal.route("GET", "/x", (request, path) -> new Reply(200, "text/html; charset=utf-8", page, Map.of()));

            assertFails(
                    () -> send(Network.direct(), portal.url()),
                    "Instead of the service at " + portal.url() + " a web page answered (status 200)",
                    "in a browser");
        }
    }

    @Test
    void serverThatDoesNotSpeakTlsIsSaid() throws Exception {
        try (var plain = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(plain));

            assertFails(
                    () -> send(Network.direct(), "https://localhost:" + plain.getLocalPort()),
                    "does not speak TLS",
                    "the address");
        }
    }

    /** As a web server does that is asked in TLS on its port for plain HTTP. */
    private static void greet(ServerSocket server) {
        try {
            while (true) {
                try (var client = server.accept()) {
                    client.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    client.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    @Test
    void fileThatHoldsNoAuthorityIsRefused() throws Exception {
        var file = Files.writeString(folder.resolve("wrong.pem"), "nothing of the kind");

        assertThatThrownBy(() -> Authority.keep(file, folder.resolve("kept.pem")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("wrong.pem");
        assertThatThrownBy(() -> Authority.keep(folder.resolve("none.pem"), folder.resolve("kept.pem")))
                .hasMessageContaining("is not there");
        assertThat(folder.resolve("kept.pem")).doesNotExist();
    }
}
