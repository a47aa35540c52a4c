package io.covalence.service.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.problem.Problem.FieldError;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.service.json.Json;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

class PlanFilesTest {
    private final String heart = Json.write(StudyTemplates.all().stream()
            .filter(template -> template.id().equals("heart"))
            .findFirst()
            .orElseThrow()
            .draft()
            .plan());

    private static ListAssert<FieldError> refused(String text, ProblemType type) {
        return assertThatThrownBy(() -> PlanFiles.read(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(type))
                .extracting(
                        refusal -> ((ProblemException) refusal).errors(),
                        InstanceOfAssertFactories.list(FieldError.class));
    }

    @Test
    void anUnknownKindIsRefusedWithThoseThatThereAre() {
        refused(heart.replace("\"binaryLabels\"", "\"guesses\""), ProblemType.INVALID_REQUEST)
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.pointer()).isEqualTo("/work/task/kind");
                    assertThat(error.message()).startsWith("must be one of ").contains("binaryLabels");
                });
    }

    @Test
    void aMemberThatIsNotKnownIsRefused() {
        refused(heart.replace("\"rounds\":10", "\"rounds\":10,\"laps\":1"), ProblemType.INVALID_REQUEST)
                .singleElement()
                .isEqualTo(new FieldError("/schedule/laps", "is not known here"));
    }

    @Test
    void aNumberOutOfBoundsIsRefusedWithWhatIsAllowed() {
        refused(heart.replace("\"minimumSites\":3", "\"minimumSites\":2"), ProblemType.PLAN_OUT_OF_BOUNDS)
                .contains(new FieldError("/cohort/minimumSites", "must be from 3 to 200"));
    }

    @Test
    void textThatIsNoJsonIsRefusedWithItsPlace() {
        refused("{\"schema\": 2,\n oh}", ProblemType.INVALID_REQUEST)
                .singleElement()
                .satisfies(error -> assertThat(error.message()).startsWith("is not JSON (line 2"));
    }

    @Test
    void whatIsLongerThanAnyPlanIsNotRead() {
        refused(" ".repeat(PlanFiles.LONGEST + 1), ProblemType.TOO_LARGE).isEmpty();
    }
}
