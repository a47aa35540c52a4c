package io.covalence.service.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.study.StudyTemplate;
import io.covalence.contract.text.PlainText;
import io.covalence.service.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StudyTemplatesTest {
    static List<StudyTemplate> templates() {
        return StudyTemplates.all();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateIsAStudyThatMayBeRun(StudyTemplate template) {
        assertThat(template.draft().plan().violations()).isEmpty();
        assertThat(template.draft().name()).hasSizeBetween(2, 120);
        assertThat(template.draft().question()).matches(PlainText::isLine);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplatesPlanIsReadFromItsOwnFile(StudyTemplate template) {
        var plan = template.draft().plan();

        assertThat(PlanFiles.read(Json.write(plan))).isEqualTo(plan);
    }

    @Test
    void thereIsOneForEachQuestionThatIsOftenAsked() {
        assertThat(templates())
                .extracting(StudyTemplate::id)
                .containsExactly("toxicity", "solubility", "heart", "survival");
    }
}
