package io.covalence.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the place of a fault in a body as RFC 6901 does. */
final class JsonPointers {
    private static final int LONGEST_NAME = 100;

    private JsonPointers() {}

    static String of(JsonMappingException thrown) {
        var path = thrown.getPath().stream().map(JsonPointers::step).collect(Collectors.joining());
        return thrown instanceof InvalidTypeIdException ? path + "/" + Kinds.MEMBER : path;
    }

    private static String step(JsonMappingException.Reference reference) {
        @Nullable String name = reference.getFieldName();
        return "/" + (name == null ? String.valueOf(reference.getIndex()) : escaped(name));
    }

    /** A name comes from the caller: it is cut before it comes back. */
    private static String escaped(String name) {
        var cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return cut.replace("~", "~0").replace("/", "~1");
    }
}
