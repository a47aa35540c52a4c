package io.covalence.aggregation.rest;

import io.covalence.aggregation.settings.Settings;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** How long a long poll waits, and its answer when nothing came. */
final class Polls {
    private static final int LONGEST = 20;

    private Polls() {}

    /** The time that a request asks for, but never more than the settings allow. */
    static Duration maxWait(int seconds, Settings settings) {
        if (seconds < 0 || seconds > LONGEST) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The request is not valid.",
                    List.of(new Problem.FieldError("wait", "must be from 0 to " + LONGEST)));
        }
        var asked = Duration.ofSeconds(seconds);
        return asked.compareTo(settings.longestWait()) < 0 ? asked : settings.longestWait();
    }

    static CompletionStage<Response> binary(CompletionStage<Optional<byte[]>> answer) {
        return answer.thenApply(found -> respond(found, MediaType.APPLICATION_OCTET_STREAM));
    }

    /**
     * What follows a message that was taken. A refusal is for who asks for it by itself: as an answer to the message it would say
     * that the message was not taken.
     */
    static CompletionStage<Optional<byte[]>> following(
            Duration maxWait, Supplier<CompletionStage<Optional<byte[]>>> question) {
        return maxWait.isZero()
                ? CompletableFuture.completedFuture(Optional.empty())
                : question.get().exceptionally(failure -> {
                    if (cause(failure) instanceof ProblemException) {
                        return Optional.empty();
                    }
                    throw new CompletionException(cause(failure));
                });
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    static <T> CompletionStage<Response> json(CompletionStage<Optional<T>> answer) {
        return answer.thenApply(found -> respond(found, MediaType.APPLICATION_JSON));
    }

    private static Response respond(Optional<?> found, String mediaType) {
        return found.map(value -> Response.ok(value, mediaType).build())
                .orElseGet(() -> Response.noContent().build());
    }
}
