package io.covalence.aggregation.rest;

import io.covalence.secagg.VectorLayout;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Refuses a body that is too large by its announced length, and cuts off one that grows too large without one. */
@Provider
public class BodyLimit implements ContainerRequestFilter {
    private static final long JSON = 1 << 20;

    @Override
    public void filter(ContainerRequestContext request) {
        var type = request.getMediaType();
        boolean json = type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
        long most = json ? JSON : VectorLayout.CHUNK_BYTES;
        if (request.getLength() > most) {
            throw Bodies.tooLarge(most);
        }
        if (request.hasEntity()) {
            request.setEntityStream(new BoundedBody(request.getEntityStream(), most));
        }
    }
}
