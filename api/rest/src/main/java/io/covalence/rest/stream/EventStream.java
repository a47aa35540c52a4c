package io.covalence.rest.stream;

import io.covalence.contract.Page;
import io.covalence.contract.id.RunId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunEventView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One person's stream of one run. It goes on from the last entry that was sent, asks for the person's rights again with
 * each heartbeat, and ends with the run, with these rights, with the reader, or with its time. Used by one thread at a time.
 */
final class EventStream {
    static final Duration BEAT = Duration.ofSeconds(15);

    /** Whoever reads nothing for so long has gone, whatever the network says. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int LOT = 100;
    private static final Set<RunEventKind> ENDS =
            EnumSet.of(RunEventKind.RUN_SUCCEEDED, RunEventKind.RUN_FAILED, RunEventKind.RUN_STOPPED);

    /** Reads for the actor of the thread. */
    interface History {
        Page<RunEventView> events(RunId run, long after, int limit);

        boolean isOver(RunId run);
    }

    private final RunId run;
    private final String reader;
    private final Supplier<Actor> rights;
    private final Line line;
    private final Instant until;

    private Actor actor;
    private long after;
    private Instant lastSent = Instant.EPOCH;
    private boolean over;

    /**
     * A stream that has sent nothing yet.
     *
     * @param rights asks who the reader is and what for
     * @param until when it ends at the latest
     */
    EventStream(RunId run, long after, Actor actor, Supplier<Actor> rights, Line line, Instant until) {
        this.run = run;
        this.after = after;
        this.reader = actor.subject();
        this.actor = actor;
        this.rights = rights;
        this.line = line;
        this.until = until;
    }

    /**
     * Sends what is new.
     *
     * @return whether there may be more; if not, the line is closed
     */
    boolean step(History history, Instant now) {
        if (line.isClosed() || !now.isBefore(until)) {
            line.close();
            return false;
        }
        if (!line.isFree()) {
            return goesOn(now.isBefore(lastSent.plus(PATIENCE)));
        }
        try {
            if (!now.isBefore(lastSent.plus(BEAT))) {
                beat(history, now);
            }
            return goesOn(!tell(Acting.call(actor, () -> history.events(run, after, LOT)), now));
        } catch (ProblemException rightsEnded) {
            return goesOn(false);
        }
    }

    private void beat(History history, Instant now) {
        actor = rights.get();
        // Before the entries are read: the last of them is there once the run is over.
        over = Acting.call(actor, () -> history.isOver(run));
        line.beat();
        lastSent = now;
    }

    /** Returns whether the history is told to its end. */
    private boolean tell(Page<RunEventView> page, Instant now) {
        boolean ended = over && page.next() == null;
        for (var entry : page.items()) {
            line.send(Long.toString(entry.sequence()), Json.write(entry));
            after = entry.sequence();
            lastSent = now;
            ended |= ENDS.contains(entry.kind());
        }
        if (ended) {
            line.over();
        }
        return ended;
    }

    private boolean goesOn(boolean more) {
        if (!more) {
            line.close();
        }
        return more;
    }

    void close() {
        line.close();
    }

    boolean isOf(String subject) {
        return reader.equals(subject);
    }
}
