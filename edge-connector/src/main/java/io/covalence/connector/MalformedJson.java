package io.covalence.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.covalence.contract.text.PlainText;
import io.covalence.json.Kinds;
import io.covalence.json.OtherSchemaException;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** JSON that has another form than expected. The message says where the fault is and does not repeat the document. */
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1;
    private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_]{1,60}");

    public MalformedJson(String message) {
        super(message);
    }

    static MalformedJson of(IOException cause) {
        if (cause instanceof OtherSchemaException otherSchema) {
            return new MalformedJson("/schema " + otherSchema.getOriginalMessage());
        }
        var where = new StringBuilder();
        if (cause instanceof JsonMappingException mapping) {
            var path = mapping.getPath().stream()
                    .map(reference -> reference.getFieldName() == null
                            ? String.valueOf(reference.getIndex())
                            : name(reference.getFieldName()))
                    .collect(Collectors.joining("/", "/", ""));
            where.append(cause instanceof UnrecognizedPropertyException ? "unknown property " : "at ")
                    .append(path);
            if (cause instanceof InvalidTypeIdException form) {
                where.append("/" + Kinds.MEMBER + ", which must be one of ")
                        .append(String.join(", ", Kinds.of(form.getBaseType().getRawClass())));
            }
        }
        if (cause instanceof JsonProcessingException processing && processing.getLocation() != null) {
            where.append(where.isEmpty() ? "" : ", ")
                    .append("line ")
                    .append(processing.getLocation().getLineNr());
        }
        return new MalformedJson(where.isEmpty() ? "not readable" : where.toString());
    }

    /** A name that is not one of ours was made up by whoever wrote the document. */
    private static String name(String field) {
        return OURS.matcher(field).matches() ? field : PlainText.inQuotes(field);
    }
}
