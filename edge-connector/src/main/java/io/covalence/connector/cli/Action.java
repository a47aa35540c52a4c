package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.Json;
import io.covalence.connector.UserMessages;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.io.TerminalText;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that does something: data goes to standard output, everything else to standard error. Everything passes
 * {@link TerminalText} here: what is printed may quote a sponsor, a service or a file.
 */
abstract class Action implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Globals globals;

    @Spec
    private @Nullable CommandSpec spec;

    Action(Surroundings surroundings, Globals globals) {
        this.surroundings = surroundings;
        this.globals = globals;
    }

    /**
     * Does it.
     *
     * @throws Failure when it cannot be done
     */
    abstract Result act() throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        try {
            var result = act();
            print(result);
            return result.exitCode();
        } catch (Failure failure) {
            report(surroundings, name(), globals.json(), failure);
            return failure.kind().exitCode();
        }
    }

    final Surroundings surroundings() {
        return surroundings;
    }

    /** The connector's folder, made when it is missing; for commands that write into it. */
    final ConnectorHome preparedHome() {
        return globals.home(surroundings.environment()).prepare();
    }

    /** The connector's folder as it is, which need not be there; for commands that only read. */
    final ConnectorHome home() {
        return globals.home(surroundings.environment()).asItIs();
    }

    /** Asks the person at the terminal, if there is one. */
    final Confirmation confirmation() {
        return new Confirmation(surroundings, surroundings.asks() && !globals.json());
    }

    final UserMessages messages() {
        return sentence -> surroundings.err().println(TerminalText.line(sentence));
    }

    static void report(Surroundings surroundings, String command, boolean json, Failure failure) {
        if (json) {
            surroundings.out().println(TerminalText.json(Json.text(Envelope.of(command, failure))));
            return;
        }
        surroundings.err().println("connector: " + TerminalText.line(failure.what()));
        surroundings.err().println(TerminalText.line(failure.next()));
    }

    /** Whether everything that was printed went out; if not, a person is told. A stream keeps a full disk to itself. */
    static boolean isPrinted(Surroundings surroundings) {
        boolean printed = !surroundings.out().checkError();
        if (!printed) {
            surroundings
                    .err()
                    .println("connector: Standard output could not be written to its end: its disk is full, or"
                            + " nobody reads it.");
            surroundings
                    .err()
                    .println("The command has done its work. Make room where its output goes, and do not use"
                            + " what was printed.");
        }
        return printed;
    }

    private void print(Result result) {
        if (globals.json()) {
            surroundings.out().println(TerminalText.json(Json.text(Envelope.of(name(), result))));
        } else {
            result.lines().forEach(line -> surroundings.out().println(TerminalText.line(line)));
        }
    }

    private String name() {
        return spec == null ? "" : commandName(spec);
    }

    /** Such as {@code study ls}: without the program's own name. */
    static String commandName(CommandSpec spec) {
        var whole = spec.qualifiedName(" ");
        int space = whole.indexOf(' ');
        return space < 0 ? "" : whole.substring(space + 1);
    }
}
