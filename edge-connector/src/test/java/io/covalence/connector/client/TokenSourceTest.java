package io.covalence.connector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.identity.AuthenticationKey;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.outbound.OutboundLog;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.testkit.MovableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSourceTest {
    private static final String SITE = "sit_" + "a".repeat(20);

    private final LocalServer server = new LocalServer();
    private final LocalIdentityProvider identities = new LocalIdentityProvider(server);
    private final MovableClock clock = MovableClock.at(Instant.now());

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void protect() {
        server.route("GET", "/protected", (request, path) -> Reply.empty(identities.accepts(request) ? 204 : 401));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tokenIsKeptUntilShortlyBeforeItExpires() throws Exception {
        identities.tokensLast(300);
        var tokens = tokens(registered());

        var first = tokens.token();
        clock.advance(Duration.ofSeconds(269));
        assertThat(tokens.token()).isEqualTo(first);
        // Renewed 30 s before the end of 300
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.token()).isNotEqualTo(first);
    }

    @Test
    void revokedTokenIsReplacedOnce() throws Exception {
        var tokens = tokens(registered());
        var authorized = new AuthorizedTransport(transport(), tokens);
        var call = Call.get(URI.create(server.url() + "/protected"));
        assertThat(authorized.send(call).status()).isEqualTo(204);

        identities.revokeTokens();

        assertThat(authorized.send(call).status()).isEqualTo(204);
        assertThat(server.requests("POST", ".*/token")).hasSize(2);
    }

    @Test
    void refusalByTheServiceItselfIsNotRepeatedForever() throws Exception {
        server.route("GET", "/closed", (request, path) -> Reply.empty(401));
        var authorized = new AuthorizedTransport(transport(), tokens(registered()));

        assertThat(authorized
                        .send(Call.get(URI.create(server.url() + "/closed")))
                        .status())
                .isEqualTo(401);
        assertThat(server.requests("GET", "/closed")).hasSize(2);
    }

    @Test
    void unknownSiteIsToldWhatToDo() {
        var keys = new KeyFiles(new ConnectorHome(folder.resolve("home")).prepare()).create();

        assertThatThrownBy(() -> tokens(keys.authentication()).token())
                .hasMessage("The identity provider refuses this site (status 401).");
    }

    /** A filter's clock is not the identity provider's, and what it blocks the identity provider has not refused. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 451, 503, 511})
    void pageOfAFilterIsNotTakenForARefusalNorForAClock(int status) throws Exception {
        var page = "<html><title>Blocked</title></html>".getBytes(StandardCharsets.UTF_8);
        var tokens = tokens(registered());
        var first = tokens.token();
        tokens.forget(first);
        server.route("POST", ".*/token", (request, path) -> new Reply(status, "text/html", page, Map.of()));
        clock.advance(Duration.ofHours(1));

        assertThatThrownBy(tokens::token)
                .isInstanceOf(WebPageInstead.class)
                .hasMessageContaining("a web page answered (status " + status + ")")
                .hasMessageNotContaining("identity provider");
        assertThat(server.requests("POST", ".*/token")).hasSize(2);
    }

    @Test
    void identityProviderWithAnotherNameIsNotTrusted() {
        server.route(
                "GET",
                "/realms/covalence/.well-known/openid-configuration",
                (request, path) -> Reply.json(
                        200, Map.of("issuer", "https://elsewhere.example", "token_endpoint", server.url() + "/token")));

        assertThatThrownBy(() -> tokens(registered()).token()).hasMessageContaining("calls itself by another name");
    }

    @Test
    void neitherTokensNorAssertionsAreLogged() throws Exception {
        var token = tokens(registered()).token();

        assertThat(Files.readString(folder.resolve("outbound.jsonl")))
                .doesNotContain(token)
                .doesNotContain("client_assertion")
                .contains("/token");
    }

    private AuthenticationKey registered() {
        var keys = new KeyFiles(new ConnectorHome(folder.resolve("home")).prepare()).create();
        identities.register(SITE, keys.authentication().publicJwk());
        return keys.authentication();
    }

    private TokenSource tokens(AuthenticationKey key) {
        return new TokenSource(Endpoint.of(identities.issuer()), SITE, key, transport(), clock);
    }

    private HttpTransport transport() {
        var retries = new Retries(BackOff.standard(new SplittableRandom(1)), pause -> {});
        return new HttpTransport(OutboundLog.open(folder.resolve("outbound.jsonl")), clock, retries);
    }
}
