package io.covalence.service.identity.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.service.environment.ServiceSettings;
import io.covalence.service.identity.ConnectorClients;
import io.covalence.service.identity.ServiceTokens;
import io.covalence.service.json.Json;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connector clients in Keycloak, by its Admin REST API and the service's own account. The role comes with the client, by a mapper
 * of its own: giving it to the client's account would need the right to manage users, and with it everybody's password.
 */
@Dependent
class KeycloakConnectorClients implements ConnectorClients {
    private static final Logger LOG = LoggerFactory.getLogger(KeycloakConnectorClients.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String ROLE = "connector";

    private final HttpClient http;
    private final ServiceSettings settings;
    private final ServiceTokens tokens;

    @Inject
    KeycloakConnectorClients(HttpClient http, ServiceSettings settings, ServiceTokens tokens) {
        this.http = http;
        this.settings = settings;
        this.tokens = tokens;
    }

    @Override
    public void put(SiteId siteId, String authenticationKey) {
        var wanted = ClientRepresentation.of(siteId, authenticationKey);
        var known = find(siteId);
        if (known == null) {
            expect("make a client", send("POST", "/clients", wanted), 201);
        } else {
            expect("replace a client", send("PUT", "/clients/" + known, wanted), 204);
        }
    }

    private @Nullable String find(SiteId siteId) {
        var found = json(expect("look for a client", send("GET", "/clients?clientId=" + siteId, null), 200));
        return found.isEmpty() ? null : found.get(0).path("id").asText();
    }

    private HttpResponse<String> send(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(
                        URI.create(settings.keycloakUrl() + "/admin/realms/" + settings.realm() + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + tokens.bearer())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw unavailable("be reached", 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("be reached", 0);
        }
    }

    private static String expect(String what, HttpResponse<String> response, int status) {
        if (response.statusCode() != status) {
            throw unavailable(what, response.statusCode());
        }
        return response.body();
    }

    private static JsonNode json(String body) {
        return Json.read(body, JsonNode.class);
    }

    private static ProblemException unavailable(String what, int status) {
        LOG.warn("The identity provider failed to {}: status {}", what, status);
        return new ProblemException(
                ProblemType.UNAVAILABLE, "The identity provider does not answer. Nothing was changed; try again.");
    }

    /** A client as Keycloak writes it down; the members that matter here. Its tokens carry what is named here and nothing else. */
    record ClientRepresentation(
            String clientId,
            String name,
            String protocol,
            boolean enabled,
            boolean publicClient,
            String clientAuthenticatorType,
            boolean serviceAccountsEnabled,
            boolean standardFlowEnabled,
            boolean implicitFlowEnabled,
            boolean directAccessGrantsEnabled,
            boolean fullScopeAllowed,
            List<String> defaultClientScopes,
            List<String> optionalClientScopes,
            Map<String, String> attributes,
            List<Mapper> protocolMappers) {

        static ClientRepresentation of(SiteId siteId, String authenticationKey) {
            return new ClientRepresentation(
                    siteId.value(),
                    "Connector of " + siteId,
                    "openid-connect",
                    true,
                    false,
                    "client-jwt",
                    true,
                    false,
                    false,
                    false,
                    false,
                    List.of("basic", "roles"),
                    List.of(),
                    Map.of(
                            "use.jwks.string", "true",
                            "jwks.string", "{\"keys\":[" + authenticationKey + "]}",
                            "token.endpoint.auth.signing.alg", "ES256"),
                    List.of(
                            Mapper.of(
                                    "site",
                                    "oidc-hardcoded-claim-mapper",
                                    Map.of(
                                            "claim.name",
                                            "site",
                                            "claim.value",
                                            siteId.value(),
                                            "jsonType.label",
                                            "String",
                                            "access.token.claim",
                                            "true")),
                            Mapper.of("role", "oidc-hardcoded-role-mapper", Map.of("role", ROLE)),
                            audience("api"),
                            audience("aggregation")));
        }

        private static Mapper audience(String client) {
            return Mapper.of(
                    "audience-" + client,
                    "oidc-audience-mapper",
                    Map.of("included.client.audience", client, "access.token.claim", "true"));
        }
    }

    record Mapper(String name, String protocol, String protocolMapper, Map<String, String> config) {
        static Mapper of(String name, String kind, Map<String, String> config) {
            return new Mapper(name, "openid-connect", kind, config);
        }
    }
}
