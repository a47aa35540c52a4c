package io.covalence.dev.story;

/** The application server, which may be killed and started again while a study runs. */
public interface Server {
    /** Ends it as a power cut would: kill -9. */
    void kill();

    /** Starts it again and returns once it is ready. */
    void startAgain();
}
