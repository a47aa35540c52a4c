package io.covalence.portal.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.study.StudyState;
import io.covalence.portal.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StudyFilterTest {
    @Test
    void whatStandsInTheAddressComesBackFromIt() {
        var filter = new StudyFilter("acute tox", StudyState.RUNNING);

        var address = filter.parameters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));

        assertThat(StudyFilter.of(address)).isEqualTo(filter);
        assertThat(StudyFilter.ALL.parameters()).isEmpty();
    }

    @Test
    void nonsenseInTheAddressIsLeftOut() {
        assertThat(StudyFilter.of(Map.of("stage", List.of("purple"), "search", List.of())))
                .isEqualTo(StudyFilter.ALL);
        assertThat(StudyFilter.of(Map.of("search", List.of("x".repeat(5_000)))).search())
                .hasSize(StudyFilter.LONGEST);
    }

    @Test
    void allWordsMustOccurInNameQuestionOrSponsor() {
        var study = Samples.study(Samples.STUDY, "Toxicity", StudyState.READY, 4, null);

        assertThat(new StudyFilter("TOXI helix", null).matches(study)).isTrue();
        assertThat(new StudyFilter("toxi solubility", null).matches(study)).isFalse();
        assertThat(new StudyFilter("toxi", StudyState.DRAFT).matches(study)).isFalse();
    }
}
