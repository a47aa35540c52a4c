package io.covalence.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.covalence.contract.id.Id;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with JSON in words that name neither its values nor our classes. */
public final class JsonFaults {
    private static final String MISSING = "is missing or null";
    private static final List<String> NOTHING =
            List.of("Missing ", "Null value for creator property", "Cannot map `null`");
    private static final String TOO_MUCH = "has too long a number or name, or is too deep";
    private static final String OTHER = "does not have the form that is asked for";

    private JsonFaults() {}

    /** The fault with its pointer; of text that is no JSON, with line and column instead. */
    public static Problem.FieldError of(JsonProcessingException thrown) {
        if (thrown instanceof JsonMappingException mapping) {
            return new Problem.FieldError(JsonPointers.of(mapping), message(mapping));
        }
        var place = thrown.getLocation();
        var where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return new Problem.FieldError("", document(thrown) + where);
    }

    /** What is wrong with a body of which no member can be named. */
    private static String document(JsonProcessingException thrown) {
        if (thrown instanceof JsonParseException) {
            return thrown.getOriginalMessage().startsWith("Duplicate field") ? "names a member twice" : "is not JSON";
        }
        return TOO_MUCH;
    }

    private static String message(JsonMappingException thrown) {
        if (thrown.getCause() instanceof JsonParseException inside) {
            return document(inside);
        }
        if (thrown.getCause() instanceof StreamConstraintsException) {
            return TOO_MUCH;
        }
        if (thrown instanceof OtherSchemaException) {
            return StudyPlan.OTHER_SCHEMA;
        }
        if (thrown instanceof InvalidTypeIdException form) {
            return "must be one of "
                    + String.join(", ", Kinds.of(form.getBaseType().getRawClass()));
        }
        if (thrown instanceof UnrecognizedPropertyException) {
            return "is not known here";
        }
        if (thrown instanceof InvalidNullException) {
            return MISSING;
        }
        return thrown instanceof MismatchedInputException mismatch ? mismatch(mismatch) : OTHER;
    }

    private static String mismatch(MismatchedInputException mismatch) {
        var original = mismatch.getOriginalMessage();
        if (NOTHING.stream().anyMatch(original::startsWith)) {
            return MISSING;
        }
        if (original.startsWith("No content to map")) {
            return "is empty";
        }
        if (original.startsWith("Trailing token")) {
            return "is followed by something else";
        }
        @Nullable Class<?> wanted = mismatch.getTargetType();
        return wanted == null ? OTHER : format(wanted);
    }

    private static String format(Class<?> wanted) {
        if (wanted.isEnum()) {
            return "must be one of "
                    + Arrays.stream(wanted.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (wanted == String.class) {
            return "must be text that can be kept";
        }
        if (Id.class.isAssignableFrom(wanted)) {
            return "must be an id";
        }
        if (wanted == boolean.class) {
            return "must be a boolean";
        }
        if (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)) {
            return "must be a number in range";
        }
        return Iterable.class.isAssignableFrom(wanted) ? "must be a list" : "must be an object";
    }
}
