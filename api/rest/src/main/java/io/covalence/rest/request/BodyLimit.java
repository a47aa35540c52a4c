package io.covalence.rest.request;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Takes in at most one mebibyte of body, whatever its announced length; what comes after it reads from memory. */
@Provider
@PreMatching
@Dependent
public class BodyLimit implements ContainerRequestFilter {
    static final int MOST = 1 << 20;

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        if (announced(context.getHeaderString(HttpHeaders.CONTENT_LENGTH)) > MOST) {
            throw tooLarge();
        }
        if (context.hasEntity()) {
            context.setEntityStream(new ByteArrayInputStream(read(context.getEntityStream())));
        }
    }

    /** The body, all of it. */
    static byte[] read(InputStream body) throws IOException {
        var bytes = body.readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw tooLarge();
        }
        return bytes;
    }

    /** The announced length; 0 when there is none, the largest number when it is none we could take. */
    static long announced(@Nullable String header) {
        if (header == null) {
            return 0;
        }
        try {
            return Long.parseLong(header.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static ProblemException tooLarge() {
        return new ProblemException(ProblemType.TOO_LARGE, "A body has at most " + MOST + " bytes.");
    }
}
