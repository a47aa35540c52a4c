package io.covalence.e2e;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One more server over the demonstration's database and identity provider, set up as behind a proxy: the same image, deployments and
 * secrets, another public address. The aggregation service is left to the first.
 */
final class ServerBehindProxy implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 180;

    private final Process process;
    private final int port;

    private ServerBehindProxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerBehindProxy start(RunningDemo demo, int publicPort) throws IOException, InterruptedException {
        var first = DemoProcess.find(demo, DemoProcess.SERVER);
        int port = freePort();
        int management = freePort();
        var base = base(demo.runFolder(), port);
        var command = first.command().stream()
                .map(word -> word.startsWith("-Djboss.http.port=") ? "-Djboss.http.port=" + port : word)
                .map(word -> word.startsWith("-Djboss.management.http.port=")
                        ? "-Djboss.management.http.port=" + management
                        : word)
                .map(word -> word.replace(demo.runFolder().resolve("wildfly").toString(), base.toString()))
                .toList();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        demo.runFolder().resolve("logs/behind-proxy.log").toFile());
        builder.environment().clear();
        builder.environment().putAll(first.environment());
        builder.environment()
                .putAll(Map.of(
                        "COVALENCE_PUBLIC_URL", "https://localhost:" + publicPort,
                        "COVALENCE_BEHIND_PROXY", "true",
                        "COVALENCE_TRUSTED_PROXIES", "1",
                        "COVALENCE_NODE", "behind-proxy"));
        var server = new ServerBehindProxy(builder.start(), port);
        server.awaitDeployments(base);
        return server;
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    private void awaitDeployments(Path base) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        for (var deployment : List.of("api.war.deployed", "portal.war.deployed")) {
            while (!Files.exists(base.resolve("deployments").resolve(deployment))) {
                if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    close();
                    throw new IOException("the server behind the proxy did not start: see behind-proxy.log");
                }
            }
        }
    }

    /** A base folder of its own, filled as the first server's. */
    private static Path base(Path run, int port) throws IOException {
        var base = Files.createDirectories(run.resolve("behind-proxy-" + port));
        for (var part : List.of("configuration", "deployments")) {
            var from = run.resolve("wildfly").resolve(part);
            var to = base.resolve(part);
            try (var files = Files.walk(from)) {
                for (var file : files.toList()) {
                    var copy = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else if (!file.toString().matches(".+/(aggregation\\.war.*|.+\\.war\\..+)|.+_xml_history/.+")) {
                        Files.copy(file, copy);
                    }
                }
            }
        }
        return base;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
