package io.covalence.aggregation.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.aggregation.json.Json;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Gives JAX-RS the mapper that reads bodies strictly. */
@Provider
public class JsonProvider implements ContextResolver<ObjectMapper> {
    private final ObjectMapper mapper = Json.strict();

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return mapper;
    }
}
