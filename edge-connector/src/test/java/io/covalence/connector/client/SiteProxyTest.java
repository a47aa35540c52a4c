package io.covalence.connector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.cases.Plays;
import io.covalence.connector.cases.ReportedAction;
import io.covalence.connector.service.LocalServer.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What proxies of hospitals do to connections, and what the connector says about it. */
@Timeout(60)
@Tag("cases")
class SiteProxyTest extends SiteNetwork {
    private static final String SECRET = "s3cret@word";

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

    private Map<String, String> proxyWith(String signIn) {
        return Map.of("HTTPS_PROXY", "http://" + (signIn.isEmpty() ? "" : signIn + "@") + proxy.address());
    }

    private Answer through(Map<String, String> environment) throws InterruptedException {
        return send(network(environment), "https://covalence.test:" + server.port());
    }
}
