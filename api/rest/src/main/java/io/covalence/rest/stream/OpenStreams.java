package io.covalence.rest.stream;

import io.covalence.contract.problem.FailureLines;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams that this server keeps open, all served by one timer. Thread-safe. */
final class OpenStreams {
    static final int MOST = 200;
    static final int MOST_OF_ONE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(OpenStreams.class);

    private final List<EventStream> open = new ArrayList<>();

    /** Refuses a reader who has too many streams, or any reader when there are too many in all. */
    synchronized void requireRoom(String subject) {
        long own = open.stream().filter(stream -> stream.isOf(subject)).count();
        if (own >= MOST_OF_ONE) {
            throw refused("You have " + own + " streams open already. Close one, then open this one.");
        }
        if (open.size() >= MOST) {
            throw refused("This server has as many streams open as it keeps. Ask for pages of JSON, or try again in a"
                    + " minute.");
        }
    }

    synchronized void add(EventStream stream, String subject) {
        requireRoom(subject);
        open.add(stream);
    }

    /** Lets each stream send what is new. */
    void step(EventStream.History history, Instant now) {
        for (var stream : copy()) {
            if (!goesOn(stream, history, now)) {
                remove(stream);
            }
        }
    }

    void closeAll() {
        for (var stream : copy()) {
            stream.close();
            remove(stream);
        }
    }

    /** What fails for one stream ends this one alone; its reader comes back. */
    private static boolean goesOn(EventStream stream, EventStream.History history, Instant now) {
        try {
            return stream.step(history, now);
        } catch (RuntimeException e) {
            LOG.warn("A stream of events ends early: {}", FailureLines.of(e));
            stream.close();
            return false;
        }
    }

    private synchronized List<EventStream> copy() {
        return List.copyOf(open);
    }

    private synchronized void remove(EventStream stream) {
        open.remove(stream);
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.TOO_MANY_STREAMS, detail);
    }
}
