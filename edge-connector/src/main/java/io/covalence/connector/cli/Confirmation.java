package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.io.TerminalText;
import java.io.IOException;
import java.util.List;

/**
 * A person's yes to what was shown. Only at a terminal, on standard error: standard output is for what came of it.
 *
 * @param possible whether somebody is there to be asked
 */
record Confirmation(Surroundings surroundings, boolean possible) {
    private static final int LONGEST_ANSWER = 100;

    /**
     * Shows and asks; no is the answer to everything but a yes.
     *
     * @param what the question, without its mark
     * @param next for who says no
     * @throws Failure when the answer is no
     */
    void require(List<String> shown, String what, String next) {
        shown.forEach(line -> surroundings.err().println(TerminalText.line(line)));
        surroundings.err().print(what + "? [y/N] ");
        surroundings.err().flush();
        if (!saysYes(answer())) {
            throw Failure.failed(FailureCode.DECLINED, "Nothing was done: the answer was not yes.", next);
        }
    }

    private static boolean saysYes(String answer) {
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    /** One line. Whoever ends the input has not said yes. */
    private String answer() {
        var answer = new StringBuilder();
        try {
            int read = surroundings.in().read();
            while (read >= 0 && read != '\n' && answer.length() < LONGEST_ANSWER) {
                answer.append((char) read);
                read = surroundings.in().read();
            }
            if (read < 0) {
                surroundings.err().println();
            }
        } catch (IOException unreadable) {
            return "";
        }
        return answer.toString().strip();
    }
}
