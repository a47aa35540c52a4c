package io.covalence.secagg.client;

/** M9 or a vote to abort is made, and every secret of the session wiped. */
public final class Finished extends ClientState {
    Finished(Session session) {
        super(session);
    }
}
