package io.covalence.e2e;

import io.covalence.dev.story.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who speaks HTTP by hand, with cookies that can be looked at and planted. Redirects are followed only on request. */
final class Visitor {
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 10;
    private static final String SESSION = "JSESSIONID";

    private final HttpClient http;
    private final Map<Integer, Map<String, String>> cookies = new HashMap<>();

    Visitor(HttpClient http) {
        this.http = http;
    }

    HttpResponse<String> get(URI address, String... headers) {
        return send("GET", address, "", headers);
    }

    HttpResponse<String> post(URI address, Map<String, String> form, String... headers) {
        return send("POST", address, encoded(form), headers);
    }

    HttpResponse<String> send(String method, URI address, String body, String... headers) {
        var builder = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            builder.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (headers.length > 0) {
            builder.headers(headers);
        }
        var held = cookiesOf(address);
        if (!held.isEmpty()) {
            builder.header(
                    "Cookie",
                    held.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var response = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            for (var line : response.headers().allValues("Set-Cookie")) {
                keep(line, held);
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void keep(String line, Map<String, String> held) {
        for (var cookie : HttpCookie.parse(line)) {
            if (cookie.getMaxAge() == 0) {
                held.remove(cookie.getName());
            } else {
                held.put(cookie.getName(), cookie.getValue());
            }
        }
    }

    /** Goes where redirects lead, as far as the first answer that is none. */
    HttpResponse<String> follow(HttpResponse<String> response) {
        var at = response;
        for (int step = 0; step < MOST_REDIRECTS && isRedirect(at); step++) {
            at = get(target(at));
        }
        return at;
    }

    /** Fills in the identity provider's forms; the answer is the redirect back to the portal, with the code. */
    HttpResponse<String> authenticate(HttpResponse<String> start, Person person) {
        var page = follow(start);
        for (int form = 0; form < 2 && !isRedirect(page); form++) {
            var action = FORM.matcher(page.body());
            if (!action.find()) {
                throw new IllegalStateException("no form to sign in by: " + page.body());
            }
            page = post(
                    page.uri().resolve(action.group(1).replace("&amp;", "&")),
                    Map.of("username", person.username(), "password", person.password()));
        }
        return page;
    }

    /** Signs in and goes on to the page that was asked for. */
    HttpResponse<String> signIn(URI portal, Person person) {
        return follow(authenticate(get(portal), person));
    }

    static URI target(HttpResponse<String> redirect) {
        return redirect.uri().resolve(redirect.headers().firstValue("Location").orElseThrow());
    }

    static boolean isRedirect(HttpResponse<String> response) {
        return response.statusCode() / 100 == 3;
    }

    /** The id of the portal's session; empty without one. */
    String session(URI portal) {
        return cookiesOf(portal).getOrDefault(SESSION, "");
    }

    void plant(URI portal, String session) {
        plant(portal, SESSION, session);
    }

    void plant(URI portal, String name, String value) {
        cookiesOf(portal).put(name, value);
    }

    private Map<String, String> cookiesOf(URI address) {
        return cookies.computeIfAbsent(address.getPort(), port -> new HashMap<>());
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
