package io.covalence.connector.client;

import java.time.Duration;

/** Waiting; injected, so that tests do not. */
@FunctionalInterface
public interface Pause {
    void rest(Duration duration) throws InterruptedException;
}
