package io.covalence.rest.idempotency;

import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The name that a caller gives a request, so that repeating it is harmless.
 *
 * @param value 1 to 128 visible ASCII characters
 */
record IdempotencyKey(String value) {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");

    IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            var message = "must have 1 to 128 visible ASCII characters";
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    HEADER + " " + message + ".",
                    List.of(new Problem.FieldError(HEADER, message)));
        }
    }
}
