package io.covalence.connector.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A line to a server of this machine that carries so many bits a second each way, for all connections together. */
public final class SlowLine implements AutoCloseable {
    private static final int BLOCK = 2_048;

    private final ServerSocket socket;
    private final int server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Pace up;
    private final Pace down;
    private final AtomicLong untilBreak = new AtomicLong(Long.MAX_VALUE);

    public SlowLine(LocalServer server, long bitsPerSecond) {
        this.server = server.port();
        this.up = new Pace(bitsPerSecond);
        this.down = new Pace(bitsPerSecond);
        try {
            socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** When the next byte may go. */
    private static final class Pace {
        private final double nanosPerByte;
        private long free = System.nanoTime();

        Pace(long bitsPerSecond) {
            nanosPerByte = 8e9 / bitsPerSecond;
        }

        void carry(int bytes) {
            long until;
            synchronized (this) {
                free = Math.max(free, System.nanoTime()) + (long) (bytes * nanosPerByte);
                until = free;
            }
            for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    public String url() {
        return "http://localhost:" + socket.getLocalPort();
    }

    /** The connection that carries this byte upwards breaks with it, once. */
    public void breakAfter(long bytes) {
        untilBreak.set(bytes);
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
                var target = new Socket(InetAddress.getLoopbackAddress(), server);
                threads.execute(() -> carry(client, target, up));
                threads.execute(() -> carry(target, client, down));
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    private void carry(Socket from, Socket to, Pace pace) {
        try (from;
                to) {
            carry(from.getInputStream(), to.getOutputStream(), pace);
        } catch (IOException broken) {
            // Both ends see it.
        }
    }

    private void carry(InputStream from, OutputStream to, Pace pace) throws IOException {
        var block = new byte[BLOCK];
        for (int bytes = from.read(block); bytes >= 0; bytes = from.read(block)) {
            pace.carry(bytes);
            to.write(block, 0, bytes);
            if (pace == up && untilBreak.addAndGet(-bytes) < 0) {
                untilBreak.set(Long.MAX_VALUE);
                return;
            }
        }
    }
}
