package io.covalence.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Judges a document by a JSON Schema, of which it knows the keywords that {@link PlanSchema} writes. */
final class SchemaJudge {
    private final JsonNode root;

    SchemaJudge(JsonNode root) {
        this.root = root;
    }

    boolean accepts(JsonNode value) {
        return accepts(root, value);
    }

    private boolean accepts(JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            return accepts(root.at(schema.get("$ref").asText().substring(1)), value);
        }
        if (schema.has("oneOf")) {
            return stream(schema.get("oneOf"))
                            .filter(form -> accepts(form, value))
                            .count()
                    == 1;
        }
        return isOfType(schema, value)
                && (!schema.has("const") || schema.get("const").equals(value))
                && (!schema.has("enum") || stream(schema.get("enum")).anyMatch(value::equals))
                && switch (schema.path("type").asText()) {
                    case "object" -> object(schema, value);
                    case "array" -> array(schema, value);
                    case "string" ->
                        within(schema, "minLength", "maxLength", value.asText().length());
                    default -> within(schema, "minimum", "maximum", value.asDouble());
                };
    }

    private static boolean isOfType(JsonNode schema, JsonNode value) {
        return switch (schema.path("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new IllegalArgumentException("a schema of no known type: " + schema);
        };
    }

    private boolean object(JsonNode schema, JsonNode value) {
        var members = schema.get("properties");
        return stream(schema.get("required")).allMatch(name -> value.has(name.asText()))
                && value.properties().stream()
                        .allMatch(member -> members.has(member.getKey())
                                && accepts(members.get(member.getKey()), member.getValue()));
    }

    private boolean array(JsonNode schema, JsonNode value) {
        return within(schema, "minItems", "maxItems", value.size())
                && stream(value).allMatch(entry -> accepts(schema.get("items"), entry));
    }

    private static boolean within(JsonNode schema, String least, String most, double value) {
        return (!schema.has(least) || value >= schema.get(least).asDouble())
                && (!schema.has(most) || value <= schema.get(most).asDouble());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
