package io.covalence.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.task.Loss;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.task.Task;
import io.covalence.contract.study.StudyDraft;
import io.covalence.testkit.TestPlans;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractModuleTest {
    private final ObjectMapper strict =
            JsonMapper.builder().addModule(ContractModule.strict()).build();
    private final JsonMapper lenient =
            JsonMapper.builder().addModule(ContractModule.lenient()).build();
    private final StudyPlan plan = TestPlans.regression()
            .with(new Regression(List.of(new Target("y", 0, 1)), Loss.huber(2)))
            .plan();

    @Test
    void planComesBackAsItWasAndSaysItsForms() throws JsonProcessingException {
        var json = strict.writeValueAsString(plan);

        assertThat(json)
                .startsWith("{\"schema\":2,\"inputs\":{\"kind\":\"moleculeTable\"")
                .contains("\"task\":{\"kind\":\"regression\"", "\"loss\":{\"kind\":\"huber\",\"delta\":2.0}")
                .endsWith("\"privacy\":{\"kind\":\"none\"}}");
        assertThat(strict.readValue(json, StudyPlan.class)).isEqualTo(plan);
    }

    @Test
    void kindMayStandAnywhereInItsPart() throws JsonProcessingException {
        var json = strict.writeValueAsString(plan)
                .replace("{\"kind\":\"huber\",\"delta\":2.0}", "{\"delta\":2.0,\"kind\":\"huber\"}");

        assertThat(strict.readValue(json, StudyPlan.class)).isEqualTo(plan);
    }

    @Test
    void planOfAnotherSchemaIsRefusedBeforeItsMembersAre() {
        for (var json : List.of("{\"schema\":1,\"task\":\"REGRESSION\"}", "{\"task\":[{\"schema\":2}],\"schema\":1}")) {
            var refused =
                    catchThrowableOfType(OtherSchemaException.class, () -> strict.readValue(json, StudyPlan.class));
            assertThat(path(refused)).containsExactly("schema");
            assertThat(refused.getOriginalMessage()).isEqualTo(StudyPlan.OTHER_SCHEMA);
        }
        var within = catchThrowableOfType(
                OtherSchemaException.class, () -> strict.readValue("{\"plan\":{\"schema\":3}}", StudyDraft.class));
        assertThat(path(within)).containsExactly("plan", "schema");
    }

    @Test
    void formThatIsUnknownOrMissingIsRefusedWhereItStands() throws JsonProcessingException {
        var json = strict.writeValueAsString(plan);
        for (var wrong : List.of(
                json.replace("\"kind\":\"huber\"", "\"kind\":\"hinge\""), json.replace("\"kind\":\"huber\",", ""))) {
            var refused =
                    catchThrowableOfType(InvalidTypeIdException.class, () -> strict.readValue(wrong, StudyPlan.class));
            assertThat(path(refused)).containsExactly("work", "task", "loss");
            assertThat(refused.getBaseType().getRawClass()).isEqualTo(Loss.class);
        }
    }

    /** The schema allows objects only. */
    @Test
    void formWrittenAsAnArrayOfKindAndMembersIsRefused() throws JsonProcessingException {
        var json = strict.writeValueAsString(plan).replace("{\"kind\":\"none\"}", "[\"none\",{}]");

        for (var mapper : List.of(strict, lenient)) {
            assertThatThrownBy(() -> mapper.readValue(json, StudyPlan.class))
                    .isInstanceOf(MismatchedInputException.class)
                    .hasMessageContaining("Array");
        }
    }

    @Test
    void memberThatAFormDoesNotHaveIsRefused() throws JsonProcessingException {
        var json = strict.writeValueAsString(plan).replace("\"kind\":\"none\"", "\"kind\":\"none\",\"epsilon\":1");

        assertThatThrownBy(() -> strict.readValue(json, StudyPlan.class))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    @Test
    void onlyTheStrictOneAsksForEveryMember() throws JsonProcessingException {
        var json = strict.writeValueAsString(plan).replace("\"ringBits\":32,", "");

        assertThatThrownBy(() -> strict.readValue(json, StudyPlan.class)).isInstanceOf(MismatchedInputException.class);
        assertThat(lenient.readValue(json, StudyPlan.class).encoding().ringBits())
                .isZero();
        var turnedStrict = lenient.rebuild().addModule(ContractModule.strict()).build();
        assertThatThrownBy(() -> turnedStrict.readValue(json, StudyPlan.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void onlyPartsHaveKinds() {
        assertThat(Kinds.of(Task.class))
                .containsExactly("binaryLabels", "classes", "regression", "coxSurvival", "weibullSurvival");
        assertThat(Kinds.of(StudyPlan.class)).isEmpty();
        assertThat(Kinds.of(Runnable.class)).isEmpty();
    }

    private static List<String> path(JsonMappingException thrown) {
        return thrown.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .toList();
    }
}
