package io.covalence.connector.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.Sha256;
import io.covalence.contract.plan.StudyPlan;
import org.junit.jupiter.api.Test;

class PlanReaderTest {
    private static final String TEXT = Json.text(Plans.linear("active"));

    @Test
    void planIsReadFromItsExactText() {
        assertThat(PlanReader.read(TEXT, Sha256.hex(TEXT))).isEqualTo(Plans.linear("active"));
    }

    @Test
    void planWithAnotherDigestIsRefused() {
        assertThatThrownBy(() -> PlanReader.read(TEXT + " ", Sha256.hex(TEXT))).hasMessageContaining("digest");
    }

    @Test
    void settingThatThisConnectorDoesNotKnowIsRefused() {
        var text = TEXT.replace("\"schema\":2", "\"schema\":2,\"sendRows\":true");

        assertThatThrownBy(() -> PlanReader.read(text, Sha256.hex(text)))
                .hasMessage("This connector does not understand the plan: unknown property /sendRows, line 1.");
    }

    @Test
    void missingSettingIsRefused() {
        var text = TEXT.replace(",\"dropout\":0.5", "");

        assertThatThrownBy(() -> PlanReader.read(text, Sha256.hex(text))).hasMessageContaining("does not understand");
    }

    @Test
    void whatHasADefaultMayBeLeftOutAndNothingUnknownStandsInItsPlace() {
        var text = TEXT.replace(",\"standardisation\":\"COVALENCE_1\",\"duplicates\":\"MEDIAN\"", "");
        var unknown = TEXT.replace("COVALENCE_1", "COVALENCE_2");

        assertThat(text).doesNotContain("standardisation", "duplicates");
        assertThat(PlanReader.read(text, Sha256.hex(text))).isEqualTo(Plans.linear("active"));
        assertThatThrownBy(() -> PlanReader.read(unknown, Sha256.hex(unknown)))
                .hasMessageContaining("/inputs/standardisation");
    }

    @Test
    void planOfSchemaOneIsToldWhatToDo() {
        var text = "{\"schema\":1,\"task\":\"CLASSIFICATION\"}";

        assertThatThrownBy(() -> PlanReader.read(text, Sha256.hex(text)))
                .hasMessage("This connector does not understand the plan: /schema " + StudyPlan.OTHER_SCHEMA + ".");
    }

    @Test
    void unknownFormIsRefusedWithThoseThatAreKnown() {
        var text = TEXT.replace("\"binaryLabels\"", "\"crystalBall\"");

        assertThatThrownBy(() -> PlanReader.read(text, Sha256.hex(text)))
                .hasMessageContaining("/work/task/kind, which must be one of binaryLabels, ");
    }

    @Test
    void numberIsNotCutAndNoPlaceStandsForAWord() {
        for (var text : new String[] {
            TEXT.replaceFirst("\"rounds\":(\\d+)", "\"rounds\":$1.5"),
            TEXT.replaceFirst("\"activation\":\"[A-Z]+\"", "\"activation\":1")
        }) {
            assertThat(text).isNotEqualTo(TEXT);
            assertThatThrownBy(() -> PlanReader.read(text, Sha256.hex(text)))
                    .hasMessageContaining("does not understand");
        }
    }

    @Test
    void planOutOfBoundsIsRefusedWithTheField() {
        var text = TEXT.replace("\"minimumSites\":3", "\"minimumSites\":2");

        assertThatThrownBy(() -> PlanReader.read(text, Sha256.hex(text)))
                .hasMessageContaining("/cohort/minimumSites must be from 3 to 200");
    }

    @Test
    void plainWordsSayWhatLeaves() {
        assertThat(PlanWords.of(Plans.linear("active")))
                .anyMatch(words -> words.contains("sum over at least 3 sites"))
                .anyMatch(words -> words.contains("65 parameters"))
                .anyMatch(words -> words.contains("20% of the molecules"))
                // 2^31 / 50 sites = 42,949,672: 25 bits
                .anyMatch(words -> words.contains("whole numbers of 32 bits. With up to 50 sites")
                        && words.contains("25 bits of its own"))
                .noneMatch(words -> words.startsWith("Warning"));
    }

    @Test
    void plainWordsWarnOfAPlanThatAssumesNoColluder() {
        var text = Json.text(Plans.linear("active")).replace("\"assumedColluders\":1", "\"assumedColluders\":0");
        assertThat(PlanWords.of(PlanReader.read(text, Sha256.hex(text))))
                .anyMatch(words -> words.startsWith("Warning") && words.contains("the update of every other site"));
    }
}
