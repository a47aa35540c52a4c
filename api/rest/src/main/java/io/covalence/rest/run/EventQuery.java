package io.covalence.rest.run;

import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.rest.request.PageQuery;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The part of a run's history that the caller asks for. */
public class EventQuery {
    private static final Pattern SEQUENCE = Pattern.compile("\\d{1,18}");

    @QueryParam("after")
    @Parameter(
            description = "Sequence of the last entry that you know; without it, from the first one on.",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0", defaultValue = "0"))
    private @Nullable String after;

    @QueryParam("limit")
    @Parameter(
            description = "Most items of the page.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    private @Nullable String limit;

    /** Filled by the container. */
    public EventQuery() {}

    EventQuery(@Nullable String after, @Nullable String limit) {
        this.after = after;
        this.limit = limit;
    }

    /** 0 for the beginning. */
    public long after() {
        return sequence("after", after);
    }

    /** From 1 to 200. */
    public int limit() {
        return PageQuery.limit(limit);
    }

    /** Reads the number of an entry from a parameter or a header; 0 where there is none. */
    static long sequence(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        if (!SEQUENCE.matcher(text).matches()) {
            var message = "must be the sequence of an entry of this run: digits only, such as 17";
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    name + " " + message + ".",
                    List.of(new Problem.FieldError(name, message)));
        }
        return Long.parseLong(text);
    }
}
