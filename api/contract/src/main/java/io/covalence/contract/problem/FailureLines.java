package io.covalence.contract.problem;

import io.covalence.contract.text.PlainText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps failures from flooding a log: the stack of each kind is logged from time to time, each occurrence in one
 * bounded line. Exception and place of the throw define a kind. Thread-safe.
 */
public final class FailureLines {
    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final int MOST_KINDS = 200;
    private static final int MOST_CAUSES = 5;
    private static final int LONGEST = 300;

    private final Clock clock;
    private final Map<String, Instant> told = new LinkedHashMap<>();

    public FailureLines(Clock clock) {
        this.clock = clock;
    }

    /** Whether the stack of this kind of failure has not been told for ten minutes; whoever asks tells it. */
    public synchronized boolean isNews(Throwable failure) {
        var now = clock.instant();
        var kind = of(failure);
        var last = told.get(kind);
        if (last != null && now.isBefore(last.plus(QUIET))) {
            return false;
        }
        told.remove(kind);
        told.put(kind, now);
        if (told.size() > MOST_KINDS) {
            told.remove(told.keySet().iterator().next());
        }
        return true;
    }

    /** What failed and where, on one line: classes and places, and no message, since one may quote what came from outside. */
    public static String of(Throwable failure) {
        var line = new StringBuilder();
        var cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            line.append(depth == 0 ? "" : " < ").append(cause.getClass().getSimpleName());
            var stack = cause.getStackTrace();
            if (stack.length > 0) {
                line.append(" at ").append(stack[0].getClassName()).append(':').append(stack[0].getLineNumber());
            }
            cause = cause.getCause();
        }
        var plain = PlainText.escaped(line.toString());
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
