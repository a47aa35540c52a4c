package io.covalence.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.covalence.contract.problem.FailureLines;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.text.PlainText;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers unforeseen failures: the cause goes to the log under the request's id, and nowhere else. */
@Dependent
class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final FailureLines LINES = new FailureLines(Clock.systemUTC());

    private final ProblemAnswers answers;
    private final MalformedJson malformed;

    @Inject
    Failures(ProblemAnswers answers, MalformedJson malformed) {
        this.answers = answers;
        this.malformed = malformed;
    }

    /**
     * Answers what was thrown. Interceptors and the REST library may have wrapped a refusal; without one inside it is a
     * failure.
     */
    Response answer(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal) {
                return answers.of(refusal);
            }
            if (cause instanceof JsonProcessingException json && MalformedJson.isFromBody(json)) {
                return malformed.answer(json);
            }
            if (cause instanceof CharConversionException) {
                return malformed.notUtf8();
            }
        }
        LOG.error(
                "{} failed, request {}: {}",
                PlainText.escaped(answers.what()),
                answers.requestId(),
                FailureLines.of(thrown));
        if (LINES.isNews(thrown)) {
            LOG.error("The first of these for a while, request {}", answers.requestId(), thrown);
        }
        return answers.of(ProblemType.INTERNAL.status());
    }
}
