package io.covalence.connector;

/** Words for the person who watches; never data, never a secret. */
@FunctionalInterface
public interface UserMessages {
    void say(String sentence);
}
