package io.covalence.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.contract.id.Id;
import io.covalence.contract.plan.ColumnName;
import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.OneOf;
import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Size;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.json.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the JSON Schema of plans from the contract's records and the bounds that stand at their members. */
final class PlanSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String place;
    private final boolean discriminators;
    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private PlanSchema(String place, boolean discriminators) {
        this.place = place;
        this.discriminators = discriminators;
    }

    /** The document by itself. */
    static String generate() {
        var document = JSON.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Plan of a study, schema " + StudyPlan.SCHEMA)
                .put("$ref", "#/$defs/" + StudyPlan.class.getSimpleName());
        var defined = document.putObject("$defs");
        definitions("#/$defs/", false).forEach(defined::set);
        return text(document);
    }

    /** The definitions as components of an OpenAPI document, by name. */
    static Map<String, ObjectNode> components() {
        return definitions("#/components/schemas/", true);
    }

    static String text(JsonNode document) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, ObjectNode> definitions(String place, boolean discriminators) {
        var schema = new PlanSchema(place, discriminators);
        schema.reference(StudyPlan.class);
        return schema.definitions;
    }

    private ObjectNode reference(Class<?> type) {
        var name = type.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, JSON.objectNode());
            definitions.put(name, type.isSealed() ? choice(type) : type.isEnum() ? constants(type) : object(type));
        }
        return JSON.objectNode().put("$ref", place + name);
    }

    private ObjectNode choice(Class<?> part) {
        var choice = JSON.objectNode();
        var forms = choice.putArray("oneOf");
        var mapping = JSON.objectNode();
        forms(part).forEach(form -> {
            forms.add(reference(form));
            mapping.put(kind(form), place + form.getSimpleName());
        });
        if (discriminators) {
            choice.putObject("discriminator").put("propertyName", Kinds.MEMBER).set("mapping", mapping);
        }
        return choice;
    }

    /** Also those of forms that are a part themselves. */
    private static Stream<Class<?>> forms(Class<?> part) {
        return Arrays.stream(part.getPermittedSubclasses())
                .flatMap(form -> form.isSealed() ? forms(form) : Stream.of(form));
    }

    private static ObjectNode constants(Class<?> type) {
        var constants = JSON.objectNode().put("type", "string");
        var names = constants.putArray("enum");
        for (var constant : type.getEnumConstants()) {
            names.add(constant.toString());
        }
        return constants;
    }

    private ObjectNode object(Class<?> type) {
        var object = JSON.objectNode().put("type", "object");
        var members = object.putObject("properties");
        var required = JSON.arrayNode();
        if (type.isAnnotationPresent(Kind.class)) {
            members.putObject(Kinds.MEMBER).put("type", "string").put("const", kind(type));
            required.add(Kinds.MEMBER);
        }
        for (var component : type.getRecordComponents()) {
            members.set(component.getName(), member(component));
            if (!component.isAnnotationPresent(Defaulted.class)) {
                required.add(component.getName());
            }
        }
        object.set("required", required);
        return object.put("additionalProperties", false);
    }

    private ObjectNode member(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType list) {
            var array = JSON.objectNode().put("type", "array");
            var size = component.getAnnotation(Size.class);
            if (size != null) {
                array.put("minItems", size.least()).put("maxItems", size.most());
            }
            array.set("items", single((Class<?>) list.getActualTypeArguments()[0], component));
            return array;
        }
        return single(component.getType(), component);
    }

    private ObjectNode single(Class<?> type, RecordComponent component) {
        if (type == String.class || Id.class.isAssignableFrom(type)) {
            var text = JSON.objectNode().put("type", "string");
            return component.isAnnotationPresent(ColumnName.class)
                    ? text.put("minLength", 1).put("maxLength", ColumnName.LONGEST)
                    : text;
        }
        if (type == double.class || type == Double.class) {
            return bounded(JSON.objectNode().put("type", "number").put("format", "double"), component);
        }
        if (type == int.class || type == Integer.class) {
            return bounded(JSON.objectNode().put("type", "integer").put("format", "int32"), component);
        }
        if (type == Boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        }
        if (type == long.class) {
            return JSON.objectNode()
                    .put("type", "integer")
                    .put("format", "int64")
                    .put("minimum", Long.MIN_VALUE)
                    .put("maximum", Long.MAX_VALUE);
        }
        return reference(type);
    }

    private static ObjectNode bounded(ObjectNode number, RecordComponent component) {
        var range = component.getAnnotation(Range.class);
        if (range != null) {
            number.set("minimum", number(range.least()));
            number.set("maximum", number(range.most()));
        }
        var allowed = component.getAnnotation(OneOf.class);
        if (allowed != null) {
            var values = number.putArray("enum");
            for (int value : allowed.value()) {
                values.add(value);
            }
        }
        return number;
    }

    private static JsonNode number(double bound) {
        return bound == Math.rint(bound) ? JSON.numberNode((long) bound) : JSON.numberNode(bound);
    }

    private static String kind(Class<?> form) {
        return form.getAnnotation(Kind.class).value();
    }
}
