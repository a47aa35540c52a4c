package io.covalence.secagg.client;

/** M9 is made and every secret of the session wiped. */
public final class Finished extends ClientState {
    Finished(Session session) {
        super(session);
    }
}
