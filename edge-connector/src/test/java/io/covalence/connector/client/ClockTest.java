package io.covalence.connector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.service.LocalClient;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.testkit.MovableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This machine's clock is wrong; the identity provider takes assertions of its own time to 15 seconds, as Keycloak does. */
@Timeout(30)
@Tag("cases")
class ClockTest {
    private static final String SITE = "sit_" + "a".repeat(20);

    private final LocalServer server = new LocalServer();
    private final LocalIdentityProvider identities = new LocalIdentityProvider(server).strictAboutTime();

    @TempDir
    private Path folder = Path.of("");

    private final MovableClock clock = MovableClock.at(Instant.now());

    private TokenSource tokens() {
        var home = new ConnectorHome(folder.resolve("home")).prepare();
        var keys = new KeyFiles(home).create();
        identities.register(SITE, keys.authentication().publicJwk());
        return new TokenSource(
                Endpoint.of(identities.issuer()), SITE, keys.authentication(), LocalClient.transport(home), clock);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {-240, -60, -20, -1, 0, 1, 20, 60, 240})
    void smallDifferenceIsCorrectedWhenSigningIn(long seconds) throws Exception {
        clock.advance(Duration.ofSeconds(seconds));

        assertThat(tokens().token()).startsWith("token-");
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600, 3_600, 86_400})
    void largeDifferenceIsSaidWithItsAmount(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));

        assertThatThrownBy(() -> tokens().token())
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("clock-wrong");
                    assertThat(failure.next()).contains("timedatectl");
                })
                .message()
                .containsPattern("this machine's clock is (0|1|23|24) h \\d+ min|this machine's clock is 59 min")
                .contains(seconds > 0 ? "ahead" : "behind");
    }

    /** As when somebody sets it while the connector runs. */
    @Test
    void clockThatIsMovedLaterIsCorrectedToo() throws Exception {
        var tokens = tokens();
        var first = tokens.token();
        clock.advance(Duration.ofSeconds(-90));
        tokens.forget(first);

        assertThat(tokens.token()).isNotEqualTo(first);
    }

    @Test
    void refusalThatTheClockDoesNotExplainDoesNotBlameIt() {
        server.route("POST", ".*/token", (request, path) -> Reply.empty(401));

        assertThatThrownBy(() -> tokens().token())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.next()).contains("right to 2 s", "suspended"));
    }

    @Test
    void timeOfTheServiceIsReadFromItsAnswers() throws Exception {
        server.route("GET", "/x", (request, path) -> Reply.empty(204));
        clock.advance(Duration.ofHours(-1));
        var time = new ServiceClock(LocalClient.transport(new ConnectorHome(folder.resolve("home")).prepare()), clock);
        assertThat(time.instant()).isEqualTo(clock.instant());

        time.send(Call.get(URI.create(server.url() + "/x")));

        assertThat(time.instant())
                .isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(1));
    }
}
