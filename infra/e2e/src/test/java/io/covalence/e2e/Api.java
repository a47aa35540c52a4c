package io.covalence.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.dev.story.Person;
import io.covalence.dev.story.PublicAddresses;
import io.covalence.dev.story.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The REST API with its statuses and headers in sight. */
final class Api {
    private final HttpClient http;
    private final ObjectMapper json;
    private final PublicAddresses addresses;
    private final Tokens tokens;

    Api(HttpClient http, ObjectMapper json, PublicAddresses addresses, Tokens tokens) {
        this.http = http;
        this.json = json;
        this.addresses = addresses;
        this.tokens = tokens;
    }

    /** An answer; the body is a missing node when it is not JSON. */
    record Answer(HttpResponse<byte[]> response, JsonNode body) {
        int status() {
            return response.statusCode();
        }

        String code() {
            return body.path("code").asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        boolean isProblem() {
            return header("Content-Type").startsWith("application/problem+json")
                    && body.path("status").asInt() == status()
                    && !body.path("requestId").asText().isEmpty();
        }
    }

    String token(Person person) {
        return tokens.of(person);
    }

    Request get(String path) {
        return new Request("GET", path, null);
    }

    Request post(String path, Object body) {
        return new Request("POST", path, body);
    }

    Request put(String path, Object body) {
        return new Request("PUT", path, body);
    }

    /** A request to be refined and sent. */
    final class Request {
        private final HttpRequest.Builder builder;

        private Request(String method, String path, @Nullable Object body) {
            try {
                byte[] bytes =
                        body == null ? new byte[0] : body instanceof byte[] raw ? raw : json.writeValueAsBytes(body);
                builder = HttpRequest.newBuilder(URI.create(addresses.api("") + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Request as(Person person) {
            return with("Authorization", "Bearer " + tokens.of(person));
        }

        Request with(String header, String value) {
            builder.header(header, value);
            return this;
        }

        Answer send() {
            try {
                var response = http.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
                return new Answer(response, parsed(response.body()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            return json.missingNode();
        }
    }
}
