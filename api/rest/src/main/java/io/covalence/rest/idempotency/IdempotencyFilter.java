package io.covalence.rest.idempotency;

import io.covalence.rest.caller.Caller;
import io.covalence.rest.json.BodyJson;
import io.covalence.service.acting.Acting;
import io.covalence.service.idempotency.Answer;
import io.covalence.service.idempotency.KeptAnswers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a repeated POST with the same Idempotency-Key as the first one was answered. Refusals are not kept: they
 * changed nothing, so a repetition is treated as a new request.
 */
@Provider
@Dependent
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final String CLAIMED = IdempotencyFilter.class.getName();
    private static final List<String> REPEATED_HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);
    private static final int FIRST_REFUSAL = 400;

    @Inject
    private KeptAnswers answers;

    @Inject
    private Caller caller;

    @Inject
    private BodyJson json;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        var named = request.getHeaderString(IdempotencyKey.HEADER);
        if (named == null || !request.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        var key = new IdempotencyKey(named);
        var body = request.hasEntity() ? request.getEntityStream().readAllBytes() : new byte[0];
        request.setEntityStream(new ByteArrayInputStream(body));
        var fingerprint =
                Fingerprint.of(request.getMethod(), request.getUriInfo().getPath(), body);
        var known = Acting.call(caller.actor(), () -> answers.claim(key.value(), fingerprint));
        if (known.isPresent()) {
            request.abortWith(repeated(known.get()));
        } else {
            request.setProperty(CLAIMED, key);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIMED) instanceof IdempotencyKey key)) {
            return;
        }
        request.removeProperty(CLAIMED);
        try {
            Acting.run(caller.actor(), () -> {
                if (response.getStatus() < FIRST_REFUSAL) {
                    answers.answer(key.value(), answer(response));
                } else {
                    answers.release(key.value());
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("An answer could not be kept; its key is free again in {}", KeptAnswers.WORK_TIMEOUT, e);
        }
    }

    private Answer answer(ContainerResponseContext response) {
        var headers = new HashMap<String, String>();
        for (var name : REPEATED_HEADERS) {
            var value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Answer(response.getStatus(), headers, body(response));
    }

    private String body(ContainerResponseContext response) {
        if (!response.hasEntity()) {
            return "";
        }
        var bytes = response.getEntity() instanceof byte[] written ? written : json.bytes(response.getEntity());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Response repeated(Answer answer) {
        var response = Response.status(answer.status());
        answer.headers().forEach(response::header);
        return answer.body().isEmpty()
                ? response.build()
                : response.entity(answer.body().getBytes(StandardCharsets.UTF_8))
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }
}
