package io.covalence.service.identity.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.service.environment.ServiceSettings;
import io.covalence.service.identity.ServiceTokens;
import io.covalence.service.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Client-credentials tokens, kept until shortly before they expire. */
@ApplicationScoped
class KeycloakTokens implements ServiceTokens {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofSeconds(20);

    @Inject
    HttpClient http;

    @Inject
    ServiceSettings settings;

    @Inject
    Clock clock;

    private @Nullable Token token;

    private record Token(String text, Instant until) {}

    @Override
    public synchronized String bearer() {
        var known = token;
        if (known == null || !clock.instant().isBefore(known.until())) {
            known = fetch();
            token = known;
        }
        return known.text();
    }

    private Token fetch() {
        var form = "grant_type=client_credentials&client_id=tenant-service&client_secret="
                + URLEncoder.encode(settings.clientSecret(), StandardCharsets.UTF_8);
        try {
            var response = http.send(
                    HttpRequest.newBuilder(URI.create(settings.keycloakUrl() + "/realms/" + settings.realm()
                                    + "/protocol/openid-connect/token"))
                            .timeout(TIMEOUT)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw unavailable();
            }
            var body = Json.read(response.body(), JsonNode.class);
            var lifetime = Duration.ofSeconds(body.path("expires_in").asLong());
            return new Token(
                    body.path("access_token").asText(),
                    clock.instant().plus(lifetime).minus(MARGIN));
        } catch (IOException | IllegalArgumentException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                ProblemType.UNAVAILABLE, "The identity provider does not answer. Try again in a moment.");
    }
}
