package io.covalence.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.covalence.contract.problem.Problem;
import io.covalence.json.JsonFaults;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Answers a body that is no JSON, or not the JSON that was asked for. */
@Dependent
class MalformedJson {
    private final ProblemAnswers answers;

    @Inject
    MalformedJson(ProblemAnswers answers) {
        this.answers = answers;
    }

    /** A record that cannot be read or written at all is our mistake, not the caller's. */
    static boolean isFromBody(JsonProcessingException thrown) {
        return thrown instanceof StreamConstraintsException
                || (!(thrown instanceof InvalidDefinitionException)
                        && thrown.getProcessor() instanceof com.fasterxml.jackson.core.JsonParser);
    }

    Response answer(JsonProcessingException thrown) {
        return answers.invalid("The body is not the JSON that this address takes.", List.of(JsonFaults.of(thrown)));
    }

    Response notUtf8() {
        return answers.invalid(
                "The body is not the JSON that this address takes.",
                List.of(new Problem.FieldError("", "is not text in UTF-8")));
    }
}
