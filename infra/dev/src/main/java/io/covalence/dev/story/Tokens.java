package io.covalence.dev.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens of people, by the development realm's direct grant, kept until shortly before they expire. */
public final class Tokens {
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final HttpClient http;
    private final ObjectMapper json;
    private final PublicAddresses addresses;
    private final Clock clock;
    private final Map<Person, Held> held = new ConcurrentHashMap<>();

    public Tokens(HttpClient http, ObjectMapper json, PublicAddresses addresses, Clock clock) {
        this.http = http;
        this.json = json;
        this.addresses = addresses;
        this.clock = clock;
    }

    public String of(Person person) {
        var token = held.get(person);
        if (token == null || clock.instant().isAfter(token.until())) {
            token = fetch(person);
            held.put(person, token);
        }
        return token.value();
    }

    /** Asks anew from now on, as is needed when the identity provider's keys are other ones. */
    public void forget() {
        held.clear();
    }

    private Held fetch(Person person) {
        var form = "grant_type=password&client_id=cli&scope=openid&username=" + encoded(person.username())
                + "&password=" + encoded(person.password());
        var request = HttpRequest.newBuilder(addresses.tokens())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new StoryException("The identity provider did not sign in " + person.username() + ": status "
                        + response.statusCode() + ". Is the development realm imported?");
            }
            JsonNode body = json.readTree(response.body());
            var lifetime = Duration.ofSeconds(body.path("expires_in").asLong());
            return new Held(
                    body.path("access_token").asText(),
                    clock.instant().plus(lifetime).minus(MARGIN));
        } catch (IOException e) {
            throw new StoryException("The identity provider at " + addresses.issuer() + " does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryException("Interrupted while signing in.", e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private record Held(String value, Instant until) {
        @Override
        public String toString() {
            return "Held[REDACTED]";
        }
    }
}
