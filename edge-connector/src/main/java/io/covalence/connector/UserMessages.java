package io.covalence.connector;

/** Messages for the person at the terminal; never data, never a secret. */
@FunctionalInterface
public interface UserMessages {
    void say(String sentence);
}
