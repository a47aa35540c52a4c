package io.covalence.connector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.cases.Plays;
import io.covalence.connector.cases.ReportedAction;
import io.covalence.connector.outbound.OutboundLog;
import io.covalence.connector.service.LocalAuthority;
import io.covalence.connector.service.LocalProxy;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What networks of hospitals do to connections, and what the connector says about it. */
@Timeout(60)
@Tag("cases")
class SiteNetworkTest {
    private static final String SECRET = "s3cret@word";

    /** Made once, with the first test that needs them. */
    private static final class Keys {
        static final LocalAuthority AUTHORITY = made();
        static final SSLContext NAMED = AUTHORITY.server("covalence.test");

        private static LocalAuthority made() {
            try {
                var folder = Files.createTempDirectory("authority");
                folder.toFile().deleteOnExit();
                return new LocalAuthority(folder, "General Hospital Authority");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final LocalProxy proxy = new LocalProxy();
    private final LocalServer server = new LocalServer(Keys.NAMED);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void open() {
        server.route("GET", "/x", (request, path) -> Reply.empty(204));
    }

    @AfterEach
    void close() {
        server.close();
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"})
    @Plays(ReportedAction.PROXY_IN_A_VARIABLE)
    void serviceIsReachedThroughTheProxy(String variable) throws Exception {
        assertThat(through(Map.of(variable, proxy.address())).status()).isEqualTo(204);

        assertThat(proxy.targets()).containsOnly("covalence.test:" + server.port());
    }

    @Test
    void proxyIsToldTheNameAndPasswordOfTheVariable() throws Exception {
        proxy.wants("connector:" + SECRET);

        assertThat(through(proxyWith("connector:s3cret%40word")).status()).isEqualTo(204);

        assertThat(Files.readString(folder.resolve("outbound.jsonl"))).doesNotContain("s3cret", proxy.address());
        assertThat(network(proxyWith("connector:s3cret%40word")).proxyWords())
                .startsWith(proxy.address())
                .contains("HTTPS_PROXY", "with a name and password")
                .doesNotContain("s3cret");
    }

    @Test
    @Plays(ReportedAction.PROXY_THAT_REFUSES)
    void proxyThatWantsAPasswordIsNamed() {
        proxy.wants("connector:" + SECRET);

        assertFails(
                () -> through(proxyWith("")),
                "the proxy " + proxy.address() + " wants a name and password (status 407)",
                "HTTPS_PROXY=http://NAME:PASSWORD@PROXY:PORT");
    }

    @Test
    @Plays(ReportedAction.PROXY_THAT_REFUSES)
    void proxyThatDoesNotAcceptThePasswordIsNamedAndThePasswordIsNot() {
        proxy.wants("connector:other");

        assertFails(
                () -> through(proxyWith("connector:s3cret%40word")),
                "does not accept the name and password of HTTPS_PROXY (status 407)",
                "special characters");
    }

    @Test
    @Plays(ReportedAction.PROXY_THAT_REFUSES)
    void proxyThatForbidsTheConnectionIsNamed() {
        proxy.answers(403);

        assertFails(
                () -> through(proxyWith("")),
                "the proxy " + proxy.address() + " (HTTPS_PROXY) forbids the connection (status 403)",
                "permit encrypted connections (CONNECT)");
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    @Plays(ReportedAction.PROXY_THAT_REFUSES)
    void proxyThatCannotReachTheServiceIsNamed(int status) {
        proxy.answers(status);

        assertFails(
                () -> through(proxyWith("")),
                "cannot reach it (status " + status + ")",
                "whether it can reach this address");
    }

    @Test
    void proxyThatIsNotThereIsNamedAndNotTheService() {
        proxy.close();

        assertFails(
                () -> through(proxyWith("")),
                "the proxy " + proxy.address() + " (HTTPS_PROXY) refused the connection",
                "NO_PROXY");
    }

    @Test
    void proxyWithAnUnknownNameIsNamed() {
        assertFails(
                () -> through(Map.of("HTTPS_PROXY", "http://no-such-proxy.invalid:3128")),
                "the proxy no-such-proxy.invalid:3128 (HTTPS_PROXY) has a name that is not known",
                "Check the variable");
    }

    @Test
    @Plays(ReportedAction.PROXY_IN_A_VARIABLE)
    void exceptionIsReachedDirectly() {
        assertThatThrownBy(() -> through(Map.of("HTTPS_PROXY", proxy.address(), "no_proxy", "covalence.test")))
                .hasMessageContaining("its name is not known");
        assertThat(proxy.targets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://proxy.example:1080",
                "https://proxy.example:3128",
                "http://connector:s3cret@",
                "http://a b:s3cret@c",
                "http://connector:12#s3cret@proxy.example:3128",
                "http://connector:12/s3cret@proxy.example:3128",
                "http://connector:12?s3cret@proxy.example:3128",
                "connector:12#s3cret@proxy.example:3128",
                "http://connector:s3cret@12@proxy.example:3128",
                "http://connector:12\\s3cret@proxy.example:3128",
                "http://connector:s3cret@proxy.example:99999",
                "http://connector:s3cret@proxy.example:3128/path"
            })
    void variableThatNamesNoUsableProxyIsSaidWithoutItsValue(String value) {
        assertThatThrownBy(() -> network(Map.of("HTTPS_PROXY", value)))
                .hasMessageContaining("The variable HTTPS_PROXY")
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("connector:");
    }

    @Test
    void passwordThatIsCutIsSaidWithHowToWriteIt() {
        assertThatThrownBy(() -> network(Map.of("HTTPS_PROXY", "http://connector:12#s3cret@proxy.example:3128")))
                .hasMessageContaining("something after host and port")
                .hasMessageContaining("%23 for #, %2F for /, %3F for ?");
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example, proxy.example:80",
        "http://proxy.example:3128/, proxy.example:3128",
        "proxy_1:3128, proxy_1:3128",
        "http://connector:s3cret%23@proxy_1:3128, proxy_1:3128",
        "http://[2001:db8::1]:3128, [2001:db8::1]:3128",
        "http://192.0.2.7:3128, 192.0.2.7:3128",
    })
    void hostsOfAllKindsAreUnderstood(String value, String address) {
        assertThat(network(Map.of("HTTPS_PROXY", value)).proxyWords()).startsWith(address + ", from HTTPS_PROXY");
    }

    /** As identity providers do, without saying how else to sign in; and with a time, by which a wrong clock is found. */
    @Test
    void refusalOfTheServiceItselfIsNotTakenForTheProxys() throws Exception {
        proxy.wants("connector:" + SECRET);
        server.route("GET", "/x", (request, path) -> Reply.json(401, Map.of("error", "invalid_client")));

        var answer = through(proxyWith("connector:s3cret%40word"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("invalid_client");
        assertThat(answer.date()).isPresent();
    }

    @Test
    void serviceIsNotToldThePasswordOfTheProxy() throws Exception {
        proxy.wants("connector:" + SECRET);

        through(proxyWith("connector:s3cret%40word"));

        assertThat(server.requests().getLast().headers().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("proxy"));
    }

    @Test
    void variableForUnencryptedConnectionsAloneIsMentioned() {
        assertThat(network(Map.of("http_proxy", proxy.address())).warning()).contains("set HTTPS_PROXY");
    }

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

    private static void assertFails(ThrowingCallable action, String what, String next) {
        assertThatThrownBy(action).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.TRY_LATER);
            assertThat(failure.what()).contains(what).doesNotContain("s3cret");
            assertThat(failure.next()).contains(next).doesNotContain("s3cret");
        });
    }

    private static X509Certificate certificate() throws IOException, CertificateException {
        var content = Files.readString(Keys.AUTHORITY.certificate());
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private Map<String, String> proxyWith(String signIn) {
        return Map.of("HTTPS_PROXY", "http://" + (signIn.isEmpty() ? "" : signIn + "@") + proxy.address());
    }

    private Answer through(Map<String, String> environment) throws InterruptedException {
        return send(network(environment), "https://covalence.test:" + server.port());
    }

    private static Network network(Map<String, String> environment) {
        return Network.of(environment, Keys.AUTHORITY.certificate());
    }

    private Answer send(Network network, String url) throws InterruptedException {
        var retries = new Retries(BackOff.standard(new SplittableRandom(1)), pause -> {});
        try (var log = OutboundLog.open(folder.resolve("outbound.jsonl"));
                var transport = new HttpTransport(log, Clock.systemUTC(), retries, network)) {
            return transport.send(Call.get(URI.create(url + "/x")).trying(2));
        }
    }
}
