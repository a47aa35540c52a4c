package io.covalence.portal.shell;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.util.Optional;

/** Turns any exception into text: what happened, why, and what to do next. It never shows causes of our own faults. */
public record ProblemText(ProblemType type, String what, String why, String next) {
    public static ProblemText of(Throwable thrown) {
        return problem(thrown)
                .map(problem -> new ProblemText(
                        problem.type(),
                        text("problem", problem.type()),
                        problem.detail(),
                        text("problem.next", problem.type())))
                .orElseGet(() -> new ProblemText(
                        ProblemType.INTERNAL,
                        text("problem", ProblemType.INTERNAL),
                        text("problem.why.internal"),
                        text("problem.next", ProblemType.INTERNAL)));
    }

    /** The refusal in a chain of causes: containers like to wrap. */
    public static Optional<ProblemException> problem(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof ProblemException problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }
}
