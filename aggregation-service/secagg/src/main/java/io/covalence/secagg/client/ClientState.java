package io.covalence.secagg.client;

import io.covalence.secagg.ProtocolViolation;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A site's session in one state of the protocol. The transition of a state works once: a second call throws
 * {@link IllegalStateException}, so that no message is ever answered in two ways. A transition that throws
 * {@link ProtocolViolation} ends the session and wipes its secrets.
 *
 * <p>{@code AwaitingRoster -> AwaitingShares -> ReadyToMask -> AwaitingSurvivors -> AwaitingQuorum -> Finished}. Before it agrees
 * to the survivors a site that has seen U2 may abandon the session, which leads to {@code Finished} too.
 */
public abstract sealed class ClientState
        permits AwaitingRoster, AwaitingShares, ReadyToMask, AwaitingSurvivors, AwaitingQuorum, Finished {
    private final Session session;
    private final AtomicBoolean left = new AtomicBoolean();

    ClientState(Session session) {
        this.session = session;
    }

    /** Gives up and wipes every secret of the session. Harmless when repeated. */
    public final void abort() {
        left.set(true);
        session.wipe();
    }

    final Session session() {
        return session;
    }

    final <T> T leave(Supplier<T> transition) {
        if (!left.compareAndSet(false, true)) {
            throw new IllegalStateException("the session has left " + this);
        }
        boolean done = false;
        try {
            T next = transition.get();
            done = true;
            return next;
        } finally {
            if (!done) {
                session.wipe();
            }
        }
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName();
    }
}
