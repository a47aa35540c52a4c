package io.covalence.rest.health;

import io.covalence.service.environment.ServiceSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the identity provider's realm answers: without it the first token cannot be checked. */
@Readiness
@Dependent
public class IdentityProviderCheck implements HealthCheck {
    private static final String NAME = "identity-provider";
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final ServiceSettings settings;
    private final HttpClient http;

    @Inject
    IdentityProviderCheck(ServiceSettings settings, HttpClient http) {
        this.settings = settings;
        this.http = http;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(NAME).status(answers()).build();
    }

    private boolean answers() {
        try {
            var request = HttpRequest.newBuilder(URI.create(settings.issuer() + "/.well-known/openid-configuration"))
                    .timeout(TIMEOUT)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
