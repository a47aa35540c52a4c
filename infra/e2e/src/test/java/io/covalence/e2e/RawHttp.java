package io.covalence.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** HTTP as it is written by hand, for requests that no library sends. */
final class RawHttp {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final URI server;

    RawHttp(URI server) {
        this.server = server;
    }

    /** @param headers each a line of its own, beside those that every request has */
    static String get(String path, String... headers) {
        var more = Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining());
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + more + "\r\n";
    }

    /**
     * A POST whose headers end here; a body may follow.
     *
     * @param headers each a line of its own
     */
    static String post(String path, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    /** A connection that somebody leaves open. */
    Socket begin(String request) throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    /** The first line of what comes back, while the server may still wait for the rest of the request; empty when it hangs up. */
    String statusLine(String request) throws IOException {
        try (var socket = begin(request)) {
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return line == null ? "" : line;
        }
    }

    /** What comes back until the server hangs up. */
    String send(String request) throws IOException {
        try (var socket = begin(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
