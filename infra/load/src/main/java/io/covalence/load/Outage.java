package io.covalence.load;

import io.covalence.dev.story.Server;
import java.util.Optional;

/** Kills the server, starts it again at once, and measures when a site gets on. */
final class Outage {
    private final Server server;
    private long restarted;
    private long ready;
    private long resumed;
    private boolean begun;

    Outage(Server server) {
        this.server = server;
    }

    /**
     * Seconds from the start of the new process.
     *
     * @param ready until the server said that it was
     * @param resumed until a site had got on in its round
     */
    record Seconds(double ready, double resumed) {}

    /** Whether this call is the first, which then has to {@link #happen}. */
    synchronized boolean begin() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    void happen() {
        server.kill();
        synchronized (this) {
            restarted = System.nanoTime();
        }
        server.startAgain();
        synchronized (this) {
            ready = System.nanoTime();
        }
    }

    /** A site has got on. */
    synchronized void progress() {
        if (restarted != 0 && resumed == 0) {
            resumed = System.nanoTime();
        }
    }

    synchronized Optional<Seconds> seconds() {
        return ready == 0 || resumed == 0
                ? Optional.empty()
                : Optional.of(new Seconds((ready - restarted) / 1e9, (resumed - restarted) / 1e9));
    }
}
