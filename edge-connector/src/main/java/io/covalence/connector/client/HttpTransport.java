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

/** Sends over the JDK's HTTP client. Follows no redirects: a request goes where it was meant to go, or nowhere. */
public final class HttpTransport implements Transport, AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final OutboundLog log;
    private final Clock clock;
    private final Retries retries;

    public HttpTransport(OutboundLog log, Clock clock, Retries retries) {
        this.log = log;
        this.clock = clock;
        this.retries = retries;
    }

    @Override
    public Answer send(Call call) throws InterruptedException {
        return retries.run(call.origin(), call.attempts(), () -> once(call));
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
        var exchange = client.sendAsync(request(call), answer -> new BoundedBody(call.answerLimit()));
        try {
            var response = exchange.get(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.body(), response.headers());
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

    private static HttpRequest request(Call call) {
        var request = HttpRequest.newBuilder(call.target());
        call.headers().forEach(request::header);
        var body = call.body().length == 0 && !call.headers().containsKey("Content-Type")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(call.body());
        return request.method(call.method(), body).build();
    }
}
