package io.covalence.connector.client;

import io.covalence.connector.outbound.Departure;
import io.covalence.connector.outbound.OutboundLog;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends over the JDK's HTTP client. It follows no redirects, so a request goes to its address or nowhere. A web page in
 * place of an answer does not count as an answer, whatever its status.
 */
public final class HttpTransport implements Transport, AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int PROXY_SIGN_IN = 407;

    /** A server says so before its application is asked, and in any form; a new token is the answer to it. */
    private static final int UNAUTHENTICATED = 401;

    static {
        // Basic is all that most proxies take, and it is off for encrypted connections unless this is empty. The client
        // reads it once.
        if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        }
    }

    private final HttpClient client;
    private final Network network;
    private final OutboundLog log;
    private final Clock clock;
    private final Retries retries;

    public HttpTransport(OutboundLog log, Clock clock, Retries retries) {
        this(log, clock, retries, Network.direct());
    }

    public HttpTransport(OutboundLog log, Clock clock, Retries retries, Network network) {
        this.log = log;
        this.clock = clock;
        this.retries = retries;
        this.network = network;
        this.client = client(network, clock);
    }

    private static HttpClient client(Network network, Clock clock) {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .proxy(HttpClient.Builder.NO_PROXY)
                .sslContext(ServerTrust.context(network.authorities(), clock));
        network.proxy().map(ProxyRoute::new).ifPresent(builder::proxy);
        return builder.build();
    }

    @Override
    public Answer send(Call call) throws InterruptedException {
        var proxy = network.proxyFor(call.target());
        var answer = retries.run(
                call.origin(), call.attempts(), () -> once(call), e -> NetworkTrouble.of(call.origin(), proxy, e));
        if (answer.status() == PROXY_SIGN_IN) {
            throw NetworkTrouble.password(call.origin(), proxy);
        }
        if (answer.isWebPage() && answer.status() != UNAUTHENTICATED) {
            throw new WebPageInstead(call.origin(), answer.status());
        }
        return answer;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Answer once(Call call) throws IOException, InterruptedException {
        log.append(new Departure(
                clock.instant(),
                call.method(),
                call.origin(),
                call.target().getRawPath(),
                call.body().length,
                call.sha256(),
                call.round()));
        var began = new AtomicLong();
        var exchange = client.sendAsync(request(call), answer -> {
            began.set(System.nanoTime());
            return new BoundedBody(call.answerLimit());
        });
        try {
            var response = exchange.get(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.body(), response.headers(), since(began.get()));
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new HttpTimeoutException("no complete answer in time");
        } catch (InterruptedException e) {
            exchange.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private HttpRequest request(Call call) {
        var request = HttpRequest.newBuilder(call.target());
        call.headers().forEach(request::header);
        network.proxyFor(call.target())
                .flatMap(SiteProxy::signIn)
                .ifPresent(signIn -> request.header("Proxy-Authorization", signIn));
        var body = call.body().length == 0 && !call.headers().containsKey("Content-Type")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(call.body());
        return request.method(call.method(), body).build();
    }
}
