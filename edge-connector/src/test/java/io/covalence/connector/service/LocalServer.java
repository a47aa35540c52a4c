package io.covalence.connector.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.covalence.connector.Json;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** An HTTP server on this machine with routes given by tests; remembers every request. */
public final class LocalServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private volatile Pattern losing = Pattern.compile("(?!)");
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private final String scheme;

    public LocalServer() {
        this("http", address -> HttpServer.create(address, 0));
    }

    /** One that speaks TLS. */
    public LocalServer(SSLContext tls) {
        this("https", address -> {
            var made = HttpsServer.create(address, 0);
            made.setHttpsConfigurator(new HttpsConfigurator(tls));
            return made;
        });
    }

    private interface Maker {
        HttpServer make(InetSocketAddress address) throws IOException;
    }

    private LocalServer(String scheme, Maker maker) {
        this.scheme = scheme;
        try {
            server = maker.make(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** A request that arrived; {@code path} is matched by a route's pattern. */
    @SuppressWarnings("ArrayRecordComponent") // Requests are not compared.
    public record Request(
            String method, String path, Map<String, String> query, Map<String, List<String>> headers, byte[] body) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .findFirst()
                    .map(header -> header.getValue().getFirst())
                    .orElse("");
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Replies are not compared.
    public record Reply(int status, String mediaType, byte[] body, Map<String, String> headers) {
        public static Reply empty(int status) {
            return new Reply(status, "", new byte[0], Map.of());
        }

        public static Reply json(int status, Object body) {
            return new Reply(status, "application/json", Json.bytes(body), Map.of());
        }

        public static Reply bytes(byte[] body) {
            return new Reply(200, "application/octet-stream", body, Map.of());
        }
    }

    @FunctionalInterface
    public interface Handler {
        Reply handle(Request request, Matcher path) throws InterruptedException;
    }

    private record Route(String method, Pattern path, Handler handler) {}

    public String url() {
        return scheme + "://localhost:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Later routes win over earlier ones. */
    public LocalServer route(String method, String path, Handler handler) {
        routes.addFirst(new Route(method, Pattern.compile(path), handler));
        return this;
    }

    /** From now on each such request is taken, and its answer is lost the first time. */
    public void loseAnswersOnce(String paths) {
        losing = Pattern.compile(paths);
    }

    /** The requests whose answer was lost: method and path. */
    public Set<String> lost() {
        return Set.copyOf(lost);
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public List<Request> requests(String method, String path) {
        return requests.stream()
                .filter(request ->
                        request.method().equals(method) && request.path().matches(path))
                .toList();
    }

    /** As if nobody had asked for anything yet. */
    public void forget() {
        requests.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = read(exchange);
            requests.add(request);
            var reply = reply(request);
            if (losing.matcher(request.path()).matches() && lost.add(request.method() + " " + request.path())) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            if (!reply.mediaType().isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", reply.mediaType());
            }
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(Request request) throws InterruptedException {
        for (var route : routes) {
            var matcher = route.path().matcher(request.path());
            if (route.method().equals(request.method()) && matcher.matches()) {
                try {
                    return route.handler().handle(request, matcher);
                } catch (ProblemException e) {
                    var problem = e.problem(request.path(), "request-1");
                    return new Reply(problem.status(), Problem.MEDIA_TYPE, Json.bytes(problem), Map.of());
                }
            }
        }
        var problem =
                new ProblemException(ProblemType.NOT_FOUND, "There is no such thing.").problem(request.path(), "");
        return new Reply(404, Problem.MEDIA_TYPE, Json.bytes(problem), Map.of());
    }

    private static Request read(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var query = new HashMap<String, String>();
        if (uri.getRawQuery() != null) {
            for (var part : uri.getRawQuery().split("&", -1)) {
                var pair = part.split("=", 2);
                query.put(pair[0], pair.length > 1 ? pair[1] : "");
            }
        }
        return new Request(
                exchange.getRequestMethod(),
                uri.getPath(),
                query,
                Map.copyOf(exchange.getRequestHeaders()),
                exchange.getRequestBody().readAllBytes());
    }
}
