package io.covalence.secagg.client;

/** The outcome of a transition: where the session is now, and what to send. */
public record Step<S extends ClientState, M>(S state, M message) {}
