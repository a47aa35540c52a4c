package io.covalence.connector;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.covalence.contract.text.JsonBounds;
import io.covalence.json.ContractModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Two ways to read JSON. Strict, for files that control this machine (a plan, the policy, our own files): an unknown,
 * repeated or missing property is refused, except members of a plan that have a default. Lenient, for answers of
 * services: they may add properties.
 */
public final class Json {
    private static final JsonMapper LENIENT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(JsonBounds.DEPTH)
                            .maxNumberLength(JsonBounds.NUMBER)
                            .maxNameLength(JsonBounds.NAME)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(ContractModule.lenient())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A map may have another order in each process; what is printed twice is the same text twice.
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonMapper STRICT = LENIENT.rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(ContractModule.strict())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    private Json() {}

    /** One line of JSON in UTF-8. */
    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(Object value) {
        try {
            return LENIENT.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    public static String pretty(Object value) {
        try {
            return LENIENT.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JacksonException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /**
     * Reads strictly.
     *
     * @throws MalformedJson saying where, never what stands there
     */
    public static <T> T strict(byte[] json, Class<T> type) throws MalformedJson {
        return read(STRICT, json, type, type.getSimpleName());
    }

    /**
     * Reads an object strictly, except that what it leaves out is taken from {@code defaults}.
     *
     * @throws MalformedJson saying where, never what stands there
     */
    public static <T> T strictOver(T defaults, byte[] json, Class<T> type) throws MalformedJson {
        ObjectNode whole = STRICT.valueToTree(defaults);
        whole.setAll(strict(json, ObjectNode.class));
        return strict(bytes(whole), type);
    }

    /**
     * Reads leniently.
     *
     * @throws MalformedJson saying where, never what stands there
     */
    public static <T> T lenient(byte[] json, Class<T> type) throws MalformedJson {
        return read(LENIENT, json, type, type.getSimpleName());
    }

    /**
     * Reads a generic type leniently.
     *
     * @throws MalformedJson saying where, never what stands there
     */
    public static <T> T lenient(byte[] json, TypeReference<T> type) throws MalformedJson {
        try {
            T value = LENIENT.readValue(json, type);
            if (value == null) {
                throw new MalformedJson("it is null");
            }
            return value;
        } catch (IOException e) {
            throw MalformedJson.of(e);
        }
    }

    /**
     * Reads a tree leniently.
     *
     * @throws MalformedJson saying where, never what stands there
     */
    public static JsonNode tree(byte[] json) throws MalformedJson {
        return lenient(json, JsonNode.class);
    }

    private static <T> T read(JsonMapper mapper, byte[] json, Class<T> type, String name) throws MalformedJson {
        try {
            T value = mapper.readValue(json, type);
            if (value == null) {
                throw new MalformedJson(name + " is null");
            }
            return value;
        } catch (IOException e) {
            throw MalformedJson.of(e);
        }
    }
}
