package io.covalence.dev.story;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.contract.Page;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client of the public REST API, as a person's program would be. */
public final class RestClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final ObjectMapper json;
    private final PublicAddresses addresses;
    private final Tokens tokens;

    public RestClient(HttpClient http, ObjectMapper json, PublicAddresses addresses, Tokens tokens) {
        this.http = http;
        this.json = json;
        this.addresses = addresses;
        this.tokens = tokens;
    }

    public <T> T get(Person person, String path, TypeReference<T> type) {
        return read(ask(person, "GET", path, null), path, type);
    }

    public <T> T post(Person person, String path, @Nullable Object body, TypeReference<T> type) {
        return read(ask(person, "POST", path, body), path, type);
    }

    /** Reads all pages of a collection. */
    public <T> List<T> all(Person person, String path, TypeReference<Page<T>> type) {
        var items = new ArrayList<T>();
        String cursor = null;
        do {
            var page = get(person, path + "?limit=200" + (cursor == null ? "" : "&cursor=" + cursor), type);
            items.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return List.copyOf(items);
    }

    private HttpResponse<byte[]> ask(Person person, String method, String path, @Nullable Object body) {
        try {
            var publisher = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
            var request = HttpRequest.newBuilder(addresses.api(path))
                    .header("Authorization", "Bearer " + tokens.of(person))
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json, application/octet-stream")
                    .timeout(TIMEOUT)
                    .method(method, publisher)
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new StoryException(method + " " + path + " as " + person.username() + " was answered "
                        + response.statusCode() + ": " + detail(response.body()));
            }
            return response;
        } catch (IOException e) {
            throw new StoryException(method + " " + path + ": the server does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryException("Interrupted at " + method + " " + path + ".", e);
        }
    }

    private <T> T read(HttpResponse<byte[]> response, String path, TypeReference<T> type) {
        try {
            return json.readValue(response.body(), type);
        } catch (IOException e) {
            throw new StoryException("The answer to " + path + " is not what the contract says.", e);
        }
    }

    private String detail(byte[] body) {
        try {
            var problem = json.readTree(body);
            return problem.path("detail").asText("no detail") + problem.path("errors");
        } catch (IOException e) {
            return "no problem document";
        }
    }
}
