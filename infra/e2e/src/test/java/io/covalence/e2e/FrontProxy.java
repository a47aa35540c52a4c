package io.covalence.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * A proxy between somebody and the server: sends each request anew, adds whom it heard at the right of X-Forwarded-For, and says by
 * which scheme and host it was asked.
 */
final class FrontProxy implements AutoCloseable {
    private static final Set<String> OF_ONE_CONNECTION =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "http2-settings");

    private final HttpServer listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String scheme;
    private final URI behind;
    private final UnaryOperator<String> changing;

    private FrontProxy(HttpServer listener, String scheme, URI behind, UnaryOperator<String> changing) {
        this.listener = listener;
        this.scheme = scheme;
        this.behind = behind;
        this.changing = changing;
        listener.createContext("/", this::pass);
        listener.setExecutor(threads);
        listener.start();
    }

    /** Ends TLS. */
    static FrontProxy secure(int port, SSLContext tls, URI behind) throws IOException {
        var listener = HttpsServer.create(address(port), 0);
        listener.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new FrontProxy(listener, "https", behind, UnaryOperator.identity());
    }

    /** A dishonest one: changes what the server answers. */
    static FrontProxy changing(URI behind, UnaryOperator<String> changing) throws IOException {
        return new FrontProxy(HttpServer.create(address(0), 0), "http", behind, changing);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    URI url() {
        return URI.create(scheme + "://localhost:" + listener.getAddress().getPort());
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = exchange.getRequestURI();
            var request = HttpRequest.newBuilder(behind.resolve(asked.toString()))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            request.header(
                    "X-Forwarded-For", exchange.getRemoteAddress().getAddress().getHostAddress());
            request.setHeader("X-Forwarded-Proto", scheme);
            request.setHeader("X-Forwarded-Host", url().getAuthority());
            answer(exchange, http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, List.copyOf(values));
            }
        });
        var type = answer.headers().firstValue("Content-Type").orElse("");
        var body = type.contains("json")
                ? changing.apply(new String(answer.body(), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8)
                : answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        listener.stop(0);
        threads.shutdownNow();
        http.close();
    }
}
