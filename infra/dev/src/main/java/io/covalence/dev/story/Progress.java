package io.covalence.dev.story;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Shows progress to people; temporary lines are overwritten and appear on a terminal only. */
public final class Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private boolean passing;

    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public synchronized void line(String text) {
        out.println((passing ? CLEAR_LINE : "") + text);
        out.flush();
        passing = false;
    }

    /** Says why it cannot go on. */
    public synchronized void complaint(@Nullable String text) {
        line("infra/demo: " + text);
    }

    public synchronized void passing(String text) {
        if (terminal) {
            out.print(CLEAR_LINE + text);
            out.flush();
            passing = true;
        }
    }
}
