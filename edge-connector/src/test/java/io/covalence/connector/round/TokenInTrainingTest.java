package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.AuthorizedTransport;
import io.covalence.connector.client.BackOff;
import io.covalence.connector.client.Endpoint;
import io.covalence.connector.client.TokenSource;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.service.LocalClient;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A site trains for longer than its token lasts; meanwhile the identity provider gets other keys and is started anew. */
@Timeout(30)
@Tag("cases")
class TokenInTrainingTest {
    private static final SiteId SITE = new SiteId("sit_" + "a".repeat(20));
    private static final RoundId ROUND = new RoundId("rnd_" + "r".repeat(20));

    private final LocalServer server = new LocalServer();
    private final LocalServer provider = new LocalServer();
    private final LocalIdentityProvider identities = new LocalIdentityProvider(provider);
    private final AtomicInteger away = new AtomicInteger();
    private final AtomicInteger unaware = new AtomicInteger();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
        provider.close();
    }

    /** Its new key signs at once, its old one is published for a while: nothing is refused until then, and nothing is lost after. */
    @Test
    void keysOfTheIdentityProviderAreRotatedUnnoticed() throws Exception {
        var service = service();
        service.unmask(ROUND, new byte[1]);
        identities.rotateKeys();
        service.unmask(ROUND, new byte[1]);
        assertThat(server.requests("PUT", ".*/unmaskings/.*")).hasSize(2);
        assertThat(provider.requests("POST", ".*/token")).hasSize(1);

        identities.retireOldKeys();
        service.unmask(ROUND, new byte[1]);
        service.unmask(ROUND, new byte[1]);

        // One message was refused, and sent again with a token of the new key
        assertThat(server.requests("PUT", ".*/unmaskings/.*")).hasSize(5);
        assertThat(provider.requests("POST", ".*/token")).hasSize(2);
    }

    @Test
    void messageAfterTrainingIsSentWithANewTokenOnceTheIdentityProviderIsBack() throws Exception {
        var service = service();
        service.unmask(ROUND, new byte[1]);

        identities.revokeTokens();
        away.set(20);
        identities.answeringOnly(() -> away.decrementAndGet() < 0);

        retryPolicy().insist(Duration.ofMinutes(1), () -> service.unmask(ROUND, new byte[1]));

        assertThat(server.requests("PUT", ".*/unmaskings/.*").size()).isGreaterThan(2);
        assertThat(away.get()).isNegative();
    }

    /** A service reads new keys when it meets the first token that they signed, and not again at once. */
    @Test
    void messageIsSentAgainUntilTheServiceKnowsTheNewKeys() throws Exception {
        var service = service();
        unaware.set(5);

        retryPolicy().insist(Duration.ofMinutes(1), () -> service.unmask(ROUND, new byte[1]));

        assertThat(server.requests("PUT", ".*/unmaskings/.*")).hasSize(6);
    }

    private static RetryPolicy retryPolicy() {
        return new RetryPolicy(BackOff.standard(new SplittableRandom(1)), pause -> {}, System::nanoTime);
    }

    private AggregationServiceClient service() {
        var home = new ConnectorHome(folder).prepare();
        var keys = new KeyFiles(home).create();
        identities.register(SITE.value(), keys.authentication().publicJwk());
        var transport = LocalClient.transport(home);
        var tokens = new TokenSource(
                Endpoint.of(identities.issuer()), SITE.value(), keys.authentication(), transport, Clock.systemUTC());
        server.route(
                "PUT",
                ".*/unmaskings/.*",
                (request, path) ->
                        Reply.empty(identities.accepts(request) && unaware.getAndDecrement() <= 0 ? 204 : 401));
        return LocalClient.aggregation(server, SITE, new AuthorizedTransport(transport, tokens));
    }
}
