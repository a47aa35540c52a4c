package io.covalence.connector.dataset.internal;

import java.io.IOException;

/** The file cannot be read to its end; the message is for its owner. */
public final class Unreadable extends IOException {
    public Unreadable(String message) {
        super(message);
    }
}
