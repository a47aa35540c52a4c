package io.covalence.rest.request;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes in at most one mebibyte of body, and of a visitor at most what a secret and two keys need. A body that
 * announces more is refused before a byte of it is read; one that announces nothing or less is read to the limit and no
 * further. Filters and resources after this one read from memory.
 */
@Provider
@PreMatching
@Dependent
public class BodyLimit implements ContainerRequestFilter {
    static final int MOST = 1 << 20;
    static final int MOST_OF_A_VISITOR = 1 << 14;

    @Inject
    private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        int most = request.getUserPrincipal() == null ? MOST_OF_A_VISITOR : MOST;
        if (announced(context.getHeaderString(HttpHeaders.CONTENT_LENGTH)) > most) {
            throw tooLarge(most);
        }
        if (context.hasEntity()) {
            context.setEntityStream(new ByteArrayInputStream(read(context.getEntityStream(), most)));
        }
    }

    /**
     * The body, all of it. One that breaks off is its sender's doing, and no failure of ours; the container says so by several
     * exceptions, not all of them meant to be (a NullPointerException when the sender is silent for too long).
     */
    static byte[] read(InputStream body, int most) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(most + 1);
        } catch (IOException | RuntimeException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body did not arrive whole.");
        }
        if (bytes.length > most) {
            throw tooLarge(most);
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

    private static ProblemException tooLarge(int most) {
        return new ProblemException(ProblemType.TOO_LARGE, "A body has at most " + most + " bytes here.");
    }
}
