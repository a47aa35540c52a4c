package io.covalence.rest.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.service.json.Json;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * Reads and writes the contract's records strictly. It refuses a member that is unknown, missing or null (a plan's
 * member with a default may be missing), and text that no database keeps.
 */
@Provider
@Dependent
public class BodyJson implements ContextResolver<ObjectMapper> {
    private final ObjectMapper mapper = Json.strictMapper();

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return mapper;
    }

    /** The bytes of an answer's body. */
    public byte[] bytes(Object body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record cannot be written as JSON", e);
        }
    }
}
