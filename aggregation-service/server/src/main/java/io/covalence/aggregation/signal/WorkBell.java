package io.covalence.aggregation.signal;

/**
 * Tells this process's driver at once that something arrived. Without a listener the driver finds it at its next poll.
 */
public final class WorkBell {
    private volatile Runnable listener = () -> {};

    public void listen(Runnable action) {
        listener = action;
    }

    public void ring() {
        listener.run();
    }
}
