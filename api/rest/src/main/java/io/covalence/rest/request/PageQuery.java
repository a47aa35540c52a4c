package io.covalence.rest.request;

import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The page of a list that the caller asks for. */
public class PageQuery {
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int DELETE = 0x7f;
    private static final Pattern CURSOR = Pattern.compile("[0-9A-Za-z_-]{0,200}");
    private static final Pattern LIMIT = Pattern.compile("\\d{1,4}");

    @QueryParam("cursor")
    @Parameter(description = "The value of next from the page before; without it, the first page.")
    private @Nullable String cursor;

    /** Text, since a number that cannot be read would be answered as an address that does not exist. */
    @QueryParam("limit")
    @Parameter(
            description = "Most items of the page.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    private @Nullable String limit;

    /** Filled by the container. */
    public PageQuery() {}

    PageQuery(@Nullable String cursor, @Nullable String limit) {
        this.cursor = cursor;
        this.limit = limit;
    }

    /** Where the page begins; null for the first. */
    public @Nullable String cursor() {
        if (cursor != null && !(CURSOR.matcher(cursor).matches() && holdsPlainText(cursor))) {
            throw refused("cursor", "must be the value of next from the page before");
        }
        return cursor;
    }

    /** From 1 to 200. */
    public int limit() {
        return limit(limit);
    }

    /**
     * Reads the value of the parameter {@code limit}.
     *
     * @throws ProblemException when it is no number from 1 to 200
     */
    public static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        int wanted = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (wanted < 1 || wanted > MOST) {
            throw refused("limit", "must be a number from 1 to " + MOST);
        }
        return wanted;
    }

    /** A page names its successor in base64url over visible ASCII; nothing else may reach the database. */
    private static boolean holdsPlainText(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1);
            return text.chars().allMatch(character -> character > ' ' && character < DELETE);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ProblemException refused(String parameter, String message) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "The parameter " + parameter + " " + message + ".",
                List.of(new Problem.FieldError(parameter, message)));
    }
}
