package io.covalence.aggregation.rest;

import io.covalence.secagg.VectorLayout;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses a body that is too large by its announced length, and cuts off JSON that grows too large without one. */
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
        if (json && request.hasEntity()) {
            request.setEntityStream(new Bounded(request.getEntityStream(), most));
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw Bodies.tooLarge(most);
            }
        }
    }
}
