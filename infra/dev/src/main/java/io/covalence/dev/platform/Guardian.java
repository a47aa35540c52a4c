package io.covalence.dev.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Ends the launcher's processes when the launcher itself dies without a chance to: a shell that learns their numbers from its
 * standard input and acts when that closes. Signals that a terminal sends to the whole group pass it by.
 */
final class Guardian implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=
            while read -r word pid; do
                case $word in
                    watch) pids="$pids $pid" ;;
                    forget)
                        kept=
                        for known in $pids; do [ "$known" = "$pid" ] || kept="$kept $known"; done
                        pids=$kept ;;
                    done) exit 0 ;;
                esac
            done
            for pid in $pids; do kill -TERM "$pid"; done
            for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
                alive=
                for pid in $pids; do kill -0 "$pid" && alive="$alive $pid"; done
                [ -n "$alive" ] || exit 0
                sleep 1
            done
            for pid in $alive; do kill -KILL "$pid"; done
            """;

    private final Process shell;

    private Guardian(Process shell) {
        this.shell = shell;
    }

    static Guardian start() {
        try {
            var shell = new ProcessBuilder(List.of("sh", "-c", SCRIPT))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Guardian(shell);
        } catch (IOException e) {
            throw new CannotStart("There is no shell named sh on the PATH: put one there.", e);
        }
    }

    /** From now on this process does not outlive the launcher. */
    void watch(ProcessHandle process) {
        tell("watch " + process.pid());
    }

    /** The process has ended; its number may come to mean another. */
    void forget(ProcessHandle process) {
        tell("forget " + process.pid());
    }

    private void tell(String line) {
        try {
            var input = shell.getOutputStream();
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            throw new CannotStart("The guardian of the launcher's processes has ended: start infra/demo again.", e);
        }
    }

    /** The launcher has ended its processes itself. */
    @Override
    public void close() {
        if (shell.isAlive()) {
            tell("done");
        }
    }
}
