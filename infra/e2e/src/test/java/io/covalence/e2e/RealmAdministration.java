package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

/** What an administrator of the identity provider does to the realm, by its own interface. */
final class RealmAdministration {
    private static final String KEYS = "org.keycloak.keys.KeyProvider";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final Visitor visitor;
    private final String secret;
    private final URI tokens;
    private final String realm;
    private int priority = 1_000;

    RealmAdministration(RunningDemo demo, HttpClient http) {
        var addresses = demo.addresses();
        this.http = http;
        this.visitor = new Visitor(http);
        this.secret = DemoProcess.find(demo, DemoProcess.IDENTITY_PROVIDER).setting("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET");
        this.tokens = URI.create(addresses.tokens().toString().replace("/realms/covalence/", "/realms/master/"));
        this.realm = addresses.issuer().replace("/realms/", "/admin/realms/");
    }

    /** From now on; a token that is out stays as it is. */
    void tokensLast(int seconds) {
        send(
                "PUT",
                realm,
                JSON.createObjectNode().put("accessTokenLifespan", seconds).toString());
    }

    /** Has tokens signed by a new key; what the one before has signed is good for as long as that is published. */
    void addSigningKey() {
        priority++;
        var key = JSON.createObjectNode()
                .put("name", "rsa-" + UUID.randomUUID())
                .put("providerId", "rsa-generated")
                .put("providerType", KEYS);
        var config = key.putObject("config");
        Map.of("priority", String.valueOf(priority), "enabled", "true", "active", "true", "algorithm", "RS256")
                .forEach((name, value) -> config.putArray(name).add(value));
        send("POST", realm + "/components", key.toString());
    }

    /** Takes away every key that signs tokens but the newest. */
    void removeOldSigningKeys() {
        for (var component : send("GET", realm + "/components?type=" + KEYS, "")) {
            if (component.path("providerId").asText().equals("rsa-generated")
                    && component.at("/config/priority/0").asInt() != priority) {
                send("DELETE", realm + "/components/" + component.path("id").asText(), "");
            }
        }
    }

    /** Lets people come back from the sign-in to a portal at one more address. */
    void admitPortalAt(URI portal) {
        var client = send("GET", realm + "/clients?clientId=portal", "").path(0);
        ((ArrayNode) client.path("redirectUris")).add(portal + "*");
        send("PUT", realm + "/clients/" + client.path("id").asText(), client.toString());
    }

    private JsonNode send(String method, String address, String body) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String token() {
        var answer = visitor.post(
                tokens,
                Map.of("grant_type", "client_credentials", "client_id", "administration", "client_secret", secret));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
