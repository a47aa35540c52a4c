package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.invitation.InvitationToken;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks by the size, the form and the pace of a body, at every path that strangers may send one to. */
@Tag("attacks")
@Order(8)
@ExtendWith(RunningDemo.Extension.class)
class BodyAttackTest {
    private static final int EIGHT_MEBIBYTES = 8 << 20;
    /** The two ends of a connection keep some megabytes that nobody has read. */
    private static final int MORE_THAN_SOCKETS_HOLD = 64 * 1024 * 1024;

    /** More than the 128 threads that the server has for requests at work. */
    private static final int SLOW_SENDERS = 160;

    private final RunningDemo demo;
    private final RawHttp raw;
    private final String origin;

    BodyAttackTest(RunningDemo demo) {
        this.demo = demo;
        this.raw = new RawHttp(demo.addresses().portal());
        this.origin = "Origin: " + demo.addresses().publicUrl();
    }

    /** Nothing of the body is ever sent: an answer that waits for it would never come. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/invitations/preview",
                "/api/v1/enrolments",
                "/portal/join",
                "/portal/logout",
                "/portal/",
                "/portal/?v-r=uidl&v-uiId=0"
            })
    void aBodyThatIsAnnouncedAsTooLargeIsRefusedBeforeItIsSent(String path) throws IOException {
        for (int length : new int[] {20_000, EIGHT_MEBIBYTES}) {
            for (var connection : List.of("close", "keep-alive")) {
                var status = raw.statusLine(RawHttp.post(
                        path,
                        origin,
                        "Connection: " + connection,
                        "Content-Type: " + type(path),
                        "Content-Length: " + length));

                assertThat(status).startsWith("HTTP/1.1 413");
            }
        }
    }

    private static String type(String path) {
        return path.startsWith("/api") ? "application/json" : "application/x-www-form-urlencoded";
    }

    /** One field of a form would grow in memory as long as the server lets it. */
    @ParameterizedTest
    @ValueSource(strings = {"/portal/join", "/portal/logout", "/portal/", "/api/v1/enrolments"})
    void aBodyThatAnnouncesNothingIsReadToItsLimitAndNoFurther(String path) throws IOException {
        var chunk = "4000\r\n" + "a".repeat(0x4000) + "\r\n";
        var head = RawHttp.post(
                path, origin, "Connection: close", "Content-Type: " + type(path), "Transfer-Encoding: chunked");
        try (var socket = raw.begin(head + "6\r\ntoken=\r\n")) {
            int sent = 0;
            try {
                for (; sent < MORE_THAN_SOCKETS_HOLD; sent += 0x4000) {
                    socket.getOutputStream().write(chunk.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException hungUp) {
                // As it should: sooner or later nobody reads.
            }
            assertThat(sent).isLessThan(MORE_THAN_SOCKETS_HOLD);
        }
    }

    /** Where such a body ends cannot be told. */
    @ParameterizedTest
    @ValueSource(strings = {"garbage", "chunked, garbage", "gzip, chunked", "identity", "xchunked", "chunked;q=1"})
    void anUnknownTransferCodingIsRefusedAtOnce(String coding) throws IOException {
        for (var path : List.of(
                "/api/v1/invitations/preview",
                "/api/v1/me",
                "/aggregation/v1/events",
                "/portal/join",
                "/portal/",
                "/nothing")) {
            for (var connection : List.of("close", "keep-alive")) {
                var status = raw.statusLine(RawHttp.post(
                                path,
                                origin,
                                "Connection: " + connection,
                                "Content-Type: application/json",
                                "Transfer-Encoding: " + coding)
                        + "{\"token\":\"guess\"}");

                assertThat(status).matches(line -> line.isEmpty() || line.startsWith("HTTP/1.1 4"), "refused");
            }
        }
    }

    /** A proxy and a server that disagree about which of the two counts can be told apart by a request inside another. */
    @Test
    void aBodyWithTwoLengthsIsRefused() throws IOException {
        var status = raw.statusLine(RawHttp.post(
                        "/api/v1/invitations/preview",
                        "Connection: close",
                        "Content-Type: application/json",
                        "Content-Length: 4",
                        "Transfer-Encoding: chunked")
                + "0\r\n\r\n");

        assertThat(status).matches(line -> line.isEmpty() || line.startsWith("HTTP/1.1 4"), "refused");
    }

    @Test
    void chunksAreTakenAllTheSame() throws IOException {
        var answer = raw.send(RawHttp.post(
                        "/api/v1/invitations/preview",
                        "Connection: close",
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked")
                + "9\r\n{\"token\":\r\n8\r\n\"guess\"}\r\n0\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 4(22|29) .*");
    }

    /** Each sends a byte and is silent then. Whoever waits for them must not be a thread that others need. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1/invitations/preview,",
        "/api/v1/enrolments,",
        "/portal/join,",
        "/portal/logout,",
        "/portal/,",
        "/api/v1/invitations/preview,Expect: 100-continue",
        "/portal/join,Expect: 100-continue"
    })
    void slowSendersHoldUpNobodyElse(String path, String header) throws IOException {
        var request = RawHttp.post(
                path,
                header == null ? "Accept: */*" : header,
                origin,
                "Content-Type: " + type(path),
                "Content-Length: 1000");
        var open = new ArrayList<Socket>();
        try {
            for (int sender = 0; sender < SLOW_SENDERS; sender++) {
                open.add(raw.begin(request + "{"));
            }

            var page = new Visitor(HttpClient.newHttpClient())
                    .get(demo.addresses().portal().resolve("join"));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(demo.api()
                            .post("/invitations/preview", new InvitationToken("guess"))
                            .send()
                            .status())
                    .isIn(422, 429);
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void whoWaitsToBeAskedForABodyIsNot() throws IOException {
        assertThat(raw.statusLine(RawHttp.post(
                        "/api/v1/invitations/preview",
                        "Connection: close",
                        "Content-Type: application/json",
                        "Content-Length: 10",
                        "Expect: 100-continue")))
                .startsWith("HTTP/1.1 417");
    }

    @Test
    void aHeaderThatNoBrowserSendsIsRefused() throws IOException {
        var answer = raw.statusLine("GET /portal/join HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "
                + "a".repeat(40_000) + "\r\n\r\n");

        assertThat(answer).matches(line -> line.isEmpty() || line.startsWith("HTTP/1.1 4"), "refused");
    }
}
