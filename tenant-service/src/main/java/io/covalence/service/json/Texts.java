package io.covalence.service.json;

import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the text fields of a request and names each faulty one. Absent fields are null. */
public final class Texts {
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

    private final List<Problem.FieldError> errors = new ArrayList<>();

    /** A single line of visible characters; see {@link PlainText}. */
    public Texts line(String pointer, @Nullable String value, int least, int most) {
        if (value != null && !PlainText.isLine(value)) {
            return wrong(pointer, PlainText.RULE);
        }
        return document(pointer, value, least, most);
    }

    /** A document within the body, such as a key: checked by whoever reads it, and shown to nobody. */
    public Texts document(String pointer, @Nullable String value, int least, int most) {
        if (value == null) {
            return wrong(pointer, "is missing");
        }
        if (value.strip().length() < least || value.length() > most) {
            return wrong(pointer, "must have " + least + " to " + most + " characters");
        }
        return this;
    }

    public Texts email(String pointer, @Nullable String value) {
        if (value == null
                || value.length() > LONGEST_EMAIL
                || !PlainText.isLine(value)
                || !EMAIL.matcher(value).matches()) {
            return wrong(pointer, "must be an e-mail address");
        }
        return this;
    }

    public Texts present(String pointer, @Nullable Object value) {
        return value == null ? wrong(pointer, "is missing") : this;
    }

    public Texts require(String pointer, boolean right, String otherwise) {
        return right ? this : wrong(pointer, otherwise);
    }

    /** Refuses when anything was wrong. */
    public void check() {
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "Correct the fields named below, then try again.", errors);
        }
    }

    private Texts wrong(String pointer, String message) {
        errors.add(new Problem.FieldError(pointer, message));
        return this;
    }
}
