package io.covalence.yardstick;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** HTTP requests to a server in this process, one after the other over one connection, each with a kilobyte for an answer. */
final class Loopback implements Work, AutoCloseable {
    private static final byte[] ANSWER = new byte[1024];

    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    Loopback() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no server can be started on loopback", e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, ANSWER.length);
                exchange.getResponseBody().write(ANSWER);
            }
        });
        server.start();
        var address = server.getAddress();
        request = HttpRequest.newBuilder(
                        URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/"))
                .build();
    }

    @Override
    public double some() {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length == ANSWER.length ? 1 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("loopback does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }
}
