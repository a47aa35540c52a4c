package io.covalence.rest.stream;

/** The way to the reader of one stream. Nothing here waits for the reader. */
interface Line {
    /** Whether the reader has taken everything that was sent so far. */
    boolean isFree();

    /** Whether the reader has gone. */
    boolean isClosed();

    /**
     * Sends an event.
     *
     * @param id what the reader says when it comes back
     * @param data one line
     */
    void send(String id, String data);

    /** Sends a comment, so that nobody between takes the connection for a dead one. */
    void beat();

    /** Tells the reader that the run is over, so that it does not come back. */
    void over();

    void close();
}
