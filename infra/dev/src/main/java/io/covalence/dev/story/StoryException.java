package io.covalence.dev.story;

/** The demonstration cannot continue; the message says what was tried, the answer, and what to do. */
public final class StoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoryException(String message) {
        super(message);
    }

    public StoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
