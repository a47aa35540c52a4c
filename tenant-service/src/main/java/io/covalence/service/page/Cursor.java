package io.covalence.service.page;

import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The start of a page in a list ordered by time and id.
 *
 * @param at time of the last item of the previous page
 * @param id its id
 */
public record Cursor(Instant at, String id) {
    private static final int LONGEST = 200;
    private static final Pattern ID = Pattern.compile("[0-9a-z_]{0,40}");

    /** Before everything, for ascending pages. */
    public static final Cursor START = new Cursor(Instant.EPOCH, "");

    /** After everything, for descending pages: later than any time we keep. */
    public static final Cursor END = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), "");

    /**
     * Reads what {@link #text} wrote.
     *
     * @param first where the first page begins
     * @throws ProblemException when it is not a cursor of ours
     */
    public static Cursor parse(@Nullable String text, Cursor first) {
        if (text == null || text.isEmpty()) {
            return first;
        }
        try {
            if (text.length() <= LONGEST) {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(":", 2);
                if (parts.length == 2 && ID.matcher(parts[1]).matches()) {
                    var at = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
                    if (!at.isBefore(START.at()) && !at.isAfter(END.at())) {
                        return new Cursor(at, parts[1]);
                    }
                }
            }
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw refused("cursor", "must be the value of \"next\" from the page before");
        }
        throw refused("cursor", "must be the value of \"next\" from the page before");
    }

    public String text() {
        var plain = ChronoUnit.MICROS.between(Instant.EPOCH, at) + ":" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static ProblemException refused(String parameter, String message) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "The parameter " + parameter + " " + message + ".",
                List.of(new Problem.FieldError(parameter, message)));
    }
}
