package io.covalence.connector;

/** Words for the person who watches; never data, never a secret. */
@FunctionalInterface
public interface Talk {
    void say(String sentence);
}
