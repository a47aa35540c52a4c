package io.covalence.connector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.outbound.OutboundLog;
import io.covalence.connector.service.LocalAuthority;
import io.covalence.connector.service.LocalProxy;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;
import java.util.SplittableRandom;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A network with a proxy and a server in it, and a site that sends through it. */
abstract class SiteNetwork {
    /** Made once, with the first test that needs them. */
    static final class Keys {
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

    final LocalProxy proxy = new LocalProxy();
    final LocalServer server = new LocalServer(Keys.NAMED);

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void open() {
        server.route("GET", "/x", (request, path) -> Reply.empty(204));
    }

    @AfterEach
    void close() {
        server.close();
        proxy.close();
    }

    static void assertFails(ThrowingCallable action, String what, String next) {
        assertThatThrownBy(action).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.TRY_LATER);
            assertThat(failure.what()).contains(what).doesNotContain("s3cret");
            assertThat(failure.next()).contains(next).doesNotContain("s3cret");
        });
    }

    static X509Certificate certificate() throws IOException, CertificateException {
        var content = Files.readString(Keys.AUTHORITY.certificate());
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)));
    }

    static Network network(Map<String, String> environment) {
        return Network.of(environment, Keys.AUTHORITY.certificate());
    }

    Answer send(Network network, String url) throws InterruptedException {
        var retries = new Retries(BackOff.standard(new SplittableRandom(1)), pause -> {});
        try (var log = OutboundLog.open(folder.resolve("outbound.jsonl"));
                var transport = new HttpTransport(log, Clock.systemUTC(), retries, network)) {
            return transport.send(Call.get(URI.create(url + "/x")).trying(2));
        }
    }
}
