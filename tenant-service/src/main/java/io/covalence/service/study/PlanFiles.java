package io.covalence.service.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.json.JsonFaults;
import io.covalence.service.json.Json;
import java.util.List;

/** Reads a plan that a person brings as a file, as strictly as a request's body. */
public final class PlanFiles {
    /** Characters of a file. The largest plan that people write, a table of thousands of columns, has fewer. */
    public static final int LONGEST = 500_000;

    private static final ObjectMapper MAPPER = Json.strictMapper();

    private PlanFiles() {}

    /**
     * The plan in a file.
     *
     * @throws ProblemException with a pointer from the plan for everything that is wrong: INVALID_REQUEST when it is no plan,
     *     PLAN_OUT_OF_BOUNDS when it is one that may not be run
     */
    public static StudyPlan read(String text) {
        if (text.length() > LONGEST) {
            throw new ProblemException(ProblemType.TOO_LARGE, "A plan's file has at most " + LONGEST + " characters.");
        }
        var plan = parse(text);
        var violations = plan.violations();
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    ProblemType.PLAN_OUT_OF_BOUNDS,
                    "Correct the values named below, then try again.",
                    violations.stream()
                            .map(violation -> new Problem.FieldError(violation.pointer(), violation.message()))
                            .toList());
        }
        return plan;
    }

    private static StudyPlan parse(String text) {
        try {
            return MAPPER.readValue(text, StudyPlan.class);
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "The file is not a plan.", List.of(JsonFaults.of(e)));
        }
    }
}
