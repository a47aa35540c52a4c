package io.covalence.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The identity provider's server, stopped and started again over the same data. The one that a test has started ends with it. */
final class IdentityServer implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 60;

    private final RunningDemo demo;
    private final HttpClient http;
    private final List<String> command;
    private final Map<String, String> environment;
    private ProcessHandle running;

    IdentityServer(RunningDemo demo, HttpClient http) {
        this.demo = demo;
        this.http = http;
        var first = DemoProcess.find(demo, DemoProcess.IDENTITY_PROVIDER);
        this.command = first.command();
        this.environment = first.environment();
        this.running = first.handle();
    }

    void stop() {
        running.destroy();
        running.onExit().orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Starts it and waits until it answers. */
    void start() {
        Path log = demo.runFolder().resolve("logs/keycloak-again.log");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            running = builder.start().toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        demo.await(this::answers);
    }

    private boolean answers() {
        var realm =
                HttpRequest.newBuilder(URI.create(demo.addresses().issuer())).build();
        try {
            return http.send(realm, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
