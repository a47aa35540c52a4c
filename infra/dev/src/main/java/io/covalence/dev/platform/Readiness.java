package io.covalence.dev.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a server says that it is ready. */
final class Readiness {
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /**
     * Waits.
     *
     * @param alive whether the process still runs
     * @param log what to look at when it fails
     */
    void await(String name, URI health, BooleanSupplier alive, Path log) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        var request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        while (System.nanoTime() < deadline) {
            if (!alive.getAsBoolean()) {
                throw new CannotStart(name + " could not start: see " + log + ".");
            }
            try {
                if (saysYes(request)) {
                    return;
                }
                // A server of another make can only be asked again.
                Thread.sleep(INTERVAL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CannotStart("Interrupted while " + name + " started.", e);
            }
        }
        throw new CannotStart(name + " was not ready within " + TIMEOUT.toMinutes() + " minutes: see " + log + ".");
    }

    private boolean saysYes(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        }
    }
}
