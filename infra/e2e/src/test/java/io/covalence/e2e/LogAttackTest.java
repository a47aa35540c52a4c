package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the log: lines of strangers' own, terminals that obey, and floods. */
@Tag("attacks")
@Order(9)
@ExtendWith(RunningDemo.Extension.class)
class LogAttackTest {
    private static final int REPETITIONS = 40;

    /** In which the portal's sign-in remembers that it has sent somebody away. */
    private static final String STATE = "OAuth_Token_Request_State=a";

    private final RunningDemo demo;
    private final HttpClient http = HttpClient.newHttpClient();
    private final RawHttp raw;
    private final URI portal;

    LogAttackTest(RunningDemo demo) {
        this.demo = demo;
        this.portal = demo.addresses().portal();
        this.raw = new RawHttp(portal);
    }

    /** What the sign-in reads out of an address, with and without the cookie that makes it listen. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "error=x%0A2026-11-29%2010:00:00,000%20ERROR%20forged%1b%5B2J",
                "error=forged",
                "error",
                "error=%zz",
                "code=forged%0d&state=a",
                "code=a&state=forged%1b%5B2J",
                "code&state=a",
                "code=%ff&state=a",
                "code=a&state",
                "iss=forged%0a",
                "session_state=forged%0a&code=b",
                "scope",
                "prompt=%",
                "login_hint"
            })
    void whatAStrangerWritesIntoAnAddressDoesNotReachTheLog(String query) throws Exception {
        long before = demo.serverLogLength();

        for (var cookie :
                List.of("X-None: 0", "Cookie: " + STATE, "Cookie: OAuth_Token_Request_State=forged\u001b[2J")) {
            var status = raw.statusLine("GET /portal/?" + query
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + cookie + "\r\n\r\n");
            // A state that is not the cookie's is refused, whatever has no business here leads to the sign-in.
            assertThat(status).matches("HTTP/1.1 (302|400|403) .*");
        }

        assertThat(demo.serverLogFrom(before)).doesNotContain("forged", "\u001b", "\tat ");
    }

    /** Addresses that are none. */
    @ParameterizedTest
    @ValueSource(strings = {"?a={", "?a=%", "?%zz", "?a=^|`", "{x}", "%7f", "%0a", "?a=\u001b[2J"})
    void anAddressThatIsNoneIsNoFailureOfOurs(String address) throws Exception {
        long before = demo.serverLogLength();

        assertThat(raw.statusLine(RawHttp.get("/portal/" + address)))
                .matches(line -> line.isEmpty() || line.matches("HTTP/1.1 (302|4..) .*"), "refused");

        assertThat(demo.serverLogFrom(before)).doesNotContain("\u001b", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "{x}", "[::1", "", "a\u001b[2Jb", "a@b"})
    void aHostThatIsNoneIsNoFailureOfOurs(String host) throws Exception {
        long before = demo.serverLogLength();

        for (var path : List.of("/portal/", "/portal/join", "/api/v1/me", "/aggregation/v1/events")) {
            assertThat(raw.statusLine("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .matches(line -> line.isEmpty() || line.matches("HTTP/1.1 (200|302|4..) .*"), "no failure");
        }

        assertThat(demo.serverLogFrom(before)).doesNotContain("\u001b", "\tat ");
    }

    /** An answer of the identity provider that it never gave: the service must ask it, and says so once. */
    @Test
    void aForgedAnswerOfTheIdentityProviderShowsNoStackAndFewLines() {
        long before = demo.serverLogLength();

        for (int attempt = 0; attempt < REPETITIONS; attempt++) {
            new Visitor(http).get(URI.create(portal + "?code=x&state=a"), "Cookie", STATE);
        }

        var lines = demo.serverLogFrom(before).lines().toList();
        assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
        assertThat(lines).hasSizeLessThanOrEqualTo(3 * REPETITIONS);
    }

    @Test
    void nothingThatAStrangerRepeatsFloodsTheLog() throws Exception {
        var json = "Content-Type: application/json";
        var form = "Content-Type: application/x-www-form-urlencoded";
        var origin = "Origin: " + demo.addresses().publicUrl();
        var attacks = List.of(
                RawHttp.post("/api/v1/invitations/preview", "Connection: close", json, "Content-Length: 25")
                        + "{\"token\":\"a\",\"token\":\"b\"}",
                RawHttp.post("/api/v1/enrolments", "Connection: close", json, "Content-Length: 1") + "{",
                RawHttp.post("/api/v1/enrolments", "Connection: close", json, "Content-Length: 999999"),
                RawHttp.post("/portal/join", "Connection: close", origin, form, "Content-Length: 7") + "token=a",
                RawHttp.post("/portal/join", "Connection: close", form, "Content-Length: 7") + "token=a",
                RawHttp.get("/portal/?error=a"),
                RawHttp.get("/portal/join", "Cookie: a=1" + "; a=1".repeat(60)),
                RawHttp.get("/api/v1/me", "Cookie: a=1" + "\r\nCookie: b=2".repeat(60)),
                RawHttp.get("/portal/?" + "a=1&".repeat(1_100)),
                RawHttp.get("/api/v1/studies?" + "a=1&".repeat(1_100)),
                RawHttp.get("/api/v1/studies?access_token=a.b.c"),
                RawHttp.get("/portal/covalence/nothing"),
                RawHttp.get("/nothing"),
                "FOO /portal/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                RawHttp.get("/api/v1/me", "Authorization: Bearer a.b.c"),
                RawHttp.get("/aggregation/v1/events", "Authorization: Bearer x"));
        for (var attack : attacks) {
            long before = demo.serverLogLength();

            for (int attempt = 0; attempt < REPETITIONS; attempt++) {
                raw.statusLine(attack);
            }

            var written = demo.serverLogFrom(before);
            assertThat(written).as(attack).doesNotContain("\tat ");
            assertThat(written.lines().count()).as(attack).isLessThanOrEqualTo(REPETITIONS);
        }
    }
}
