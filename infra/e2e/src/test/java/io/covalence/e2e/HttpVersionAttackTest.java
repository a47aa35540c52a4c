package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks by HTTP/2 without TLS, whose requests would come in behind the place where a proxy's headers are read. */
@Tag("attacks")
@Order(12)
@ExtendWith(RunningDemo.Extension.class)
class HttpVersionAttackTest {
    /** An empty frame of settings, as both ends send one first. */
    private static final String SETTINGS = "\0\0\0\4\0\0\0\0\0";

    private static final String[] UPGRADE = {
        "Connection: Upgrade, HTTP2-Settings, close", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__"
    };

    private final RunningDemo demo;
    private final RawHttp raw;

    HttpVersionAttackTest(RunningDemo demo) {
        this.demo = demo;
        this.raw = new RawHttp(demo.addresses().portal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/portal/join", "/portal/", "/api/v1/me", "/aggregation/v1/log/x/head", "/nothing"})
    void nobodyIsUpgraded(String path) throws IOException {
        var answer = raw.send(RawHttp.get(path, UPGRADE));

        assertThat(answer)
                .startsWith("HTTP/1.1 ")
                .doesNotStartWith("HTTP/1.1 101")
                .doesNotContain("h2c");
    }

    @Test
    void nobodyIsUpgradedWithABody() throws IOException {
        var head = RawHttp.post(
                "/api/v1/invitations/preview",
                UPGRADE[0],
                UPGRADE[1],
                UPGRADE[2],
                "Content-Type: application/json",
                "Content-Length: 17");

        assertThat(raw.statusLine(head + "{\"token\":\"guess\"}")).matches("HTTP/1.1 4(22|29) .*");
    }

    @Test
    void nobodyBeginsInHttp2() throws IOException {
        try (var socket = raw.begin("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + SETTINGS)) {
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer).matches(said -> said.isEmpty() || said.startsWith("HTTP/1.1 4"), "refused");
        }
    }

    /** As a client does that can speak both: what it says of itself is as little believed as before. */
    @Test
    void clientThatAsksForHttp2IsAnsweredInHttp1() throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var request = HttpRequest.newBuilder(demo.addresses().portal())
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "evil.example")
                    .header("X-Forwarded-For", "198.51.100.1")
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(URI.create(answer.headers().firstValue("Location").orElseThrow())
                            .getQuery())
                    .contains("redirect_uri=" + demo.addresses().portal())
                    .doesNotContain("evil.example");
        }
    }
}
