package io.covalence.connector.study;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import io.covalence.connector.Sha256;
import io.covalence.contract.plan.StudyPlan;
import java.nio.charset.StandardCharsets;

/** Turns a plan's text into a plan. A plan with a part that this connector does not know is refused. */
public final class PlanReader {
    private static final String ASK = "Ask the study's sponsor. A newer connector may know such plans.";

    private PlanReader() {}

    /**
     * Reads a plan.
     *
     * @param sha256 hex digest that the text must have
     * @throws Failure when the digest differs, the text is no plan, or the plan is out of bounds
     */
    public static StudyPlan read(String text, String sha256) {
        if (!Sha256.hex(text).equals(sha256)) {
            throw Failure.failed(FailureCode.PLAN_ALTERED, "The plan does not have the digest that came with it.", ASK);
        }
        try {
            var plan = Json.strict(text.getBytes(StandardCharsets.UTF_8), StudyPlan.class);
            var violations = plan.violations();
            if (!violations.isEmpty()) {
                var first = violations.getFirst();
                throw Failure.failed(
                        FailureCode.PLAN_OUT_OF_BOUNDS,
                        "The plan is out of bounds: " + first.pointer() + " " + first.message() + ".",
                        ASK);
            }
            return plan;
        } catch (MalformedJson e) {
            throw Failure.failed(
                    FailureCode.PLAN_NOT_UNDERSTOOD,
                    "This connector does not understand the plan: " + e.getMessage() + ".",
                    ASK);
        }
    }
}
