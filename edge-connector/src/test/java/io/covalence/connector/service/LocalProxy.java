package io.covalence.connector.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that tunnels to this machine, whatever name is asked for; or wants a password, or answers with some status. */
public final class LocalProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private volatile String password = "";
    private volatile int status = 200;

    public LocalProxy() {
        try {
            socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public String address() {
        return "localhost:" + socket.getLocalPort();
    }

    /** Such as {@code name:password}. */
    public LocalProxy wants(String nameAndPassword) {
        password = "Basic " + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public LocalProxy answers(int with) {
        status = with;
        return this;
    }

    /** The hosts and ports that were asked for. */
    public List<String> targets() {
        return List.copyOf(targets);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    private void serve(Socket client) {
        try (client) {
            var input = client.getInputStream();
            for (var head = head(input); !head.isEmpty(); head = head(input)) {
                var target = head.split(" ", -1)[1];
                targets.add(target);
                int answer = !password.isEmpty() && !head.contains("Proxy-Authorization: " + password) ? 407 : status;
                var challenge = answer == 407 ? "Proxy-Authenticate: Basic realm=\"hospital\"\r\n" : "";
                var length = answer == 200 ? "" : "Content-Length: 0\r\n";
                client.getOutputStream()
                        .write(("HTTP/1.1 " + answer + " Said\r\n" + challenge + length + "\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                if (answer == 200) {
                    tunnel(client, Integer.parseInt(target.substring(target.lastIndexOf(':') + 1)));
                    return;
                }
            }
        } catch (IOException broken) {
            // Whoever was connected has gone.
        }
    }

    private void tunnel(Socket client, int port) throws IOException {
        try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            threads.execute(() -> {
                try (server) {
                    server.getInputStream().transferTo(client.getOutputStream());
                } catch (IOException broken) {
                    // The other direction ends too.
                }
            });
            client.getInputStream().transferTo(server.getOutputStream());
        }
    }

    /** A request's line and headers; empty at the end of the connection. */
    private static String head(InputStream input) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = input.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
