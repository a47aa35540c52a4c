package io.covalence.aggregation.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.covalence.aggregation.json.Json;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.json.Kinds;
import io.covalence.json.OtherSchemaException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a plan's text: every member known and present and, of a plan that is to be run, every value within its bounds. */
public final class PlanReader {
    private final ObjectMapper mapper = Json.strict();

    /**
     * Reads a plan.
     *
     * @throws ProblemException (PLAN_OUT_OF_BOUNDS) naming the fields at fault
     */
    public StudyPlan read(String text) {
        var plan = parse(text);
        var violations = plan.violations();
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    ProblemType.PLAN_OUT_OF_BOUNDS,
                    "The plan cannot be run.",
                    violations.stream()
                            .limit(100)
                            .map(violation -> new Problem.FieldError(violation.pointer(), violation.message()))
                            .toList());
        }
        return plan;
    }

    /**
     * Reads the plan of a run that is there. Its values were within the bounds of the day on which it was ordered, which may have
     * been wider; a run has to be found all the same, at least to end it and to delete what its sites have sent.
     *
     * @return empty when this version cannot read its form
     */
    Optional<StudyPlan> stored(String text) {
        try {
            return Optional.of(parse(text));
        } catch (ProblemException notUnderstood) {
            return Optional.empty();
        }
    }

    private StudyPlan parse(String text) {
        try {
            StudyPlan plan = mapper.readValue(text, StudyPlan.class);
            if (plan != null) {
                return plan;
            }
            throw refused("", "must be an object");
        } catch (OtherSchemaException e) {
            throw refused("/schema", e.getOriginalMessage());
        } catch (InvalidTypeIdException e) {
            throw refused(
                    pointer(e) + "/" + Kinds.MEMBER,
                    "must be one of "
                            + String.join(", ", Kinds.of(e.getBaseType().getRawClass())));
        } catch (JsonMappingException e) {
            throw refused(pointer(e), "is missing, unknown or of another type");
        } catch (JsonProcessingException e) {
            throw refused("", "is not JSON");
        }
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()))
                .limit(8)
                .collect(Collectors.joining());
    }

    private static ProblemException refused(String pointer, String message) {
        return new ProblemException(
                ProblemType.PLAN_OUT_OF_BOUNDS,
                "The plan cannot be read.",
                List.of(new Problem.FieldError(pointer, message)));
    }
}
