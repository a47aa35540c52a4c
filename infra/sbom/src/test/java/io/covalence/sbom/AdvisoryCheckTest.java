package io.covalence.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cyclonedx.model.vulnerability.Vulnerability.Analysis;
import org.junit.jupiter.api.Test;

class AdvisoryCheckTest {
    /** Fixed in 1.31, says the advisory (NVD, CVE-2022-25857). */
    private static final Advisory NESTING = new Advisory(
            "CVE-2022-25857", "org.yaml:snakeyaml", List.of(new Advisory.Range("", "1.31")), "nested YAML");

    @Test
    void aWeakPartThatNobodyExplainedIsComplainedAbout() {
        var complaints = check().complaints(Map.of("connector", List.of(jar("1.26"))));
        assertThat(complaints)
                .singleElement()
                .asString()
                .contains("CVE-2022-25857", "snakeyaml 1.26", "connector/toolbox.jar");
    }

    @Test
    void thePartsFixedVersionIsNot() {
        assertThat(check().complaints(Map.of("connector", List.of(jar("1.31")))))
                .isEmpty();
    }

    @Test
    void anExplanationHoldsForItsDeliverableOnly() {
        var check = check(explanation(List.of()));
        assertThat(check.complaints(Map.of("connector", List.of(jar("1.26"))))).isEmpty();
        assertThat(check.complaints(Map.of("connector", List.of(jar("1.26")), "portal", List.of(jar("1.26")))))
                .singleElement()
                .asString()
                .contains("portal/toolbox.jar");
    }

    @Test
    void anExplanationThatExplainsNothingIsToBeDeleted() {
        assertThat(check(explanation(List.of())).complaints(Map.of("connector", List.of(jar("2.2")))))
                .singleElement()
                .asString()
                .contains("delete it");
    }

    @Test
    void whatIsSaidToBeAbsentIsLookedFor() {
        assertThat(check(explanation(List.of("yaml/Yaml.class"))).complaints(Map.of("connector", List.of(jar("1.26")))))
                .singleElement()
                .asString()
                .contains("holds yaml/Yaml.class");
    }

    @Test
    void anExplanationSaysWhyThereIsNoHarmOrWhatIsDoneAboutIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> explanation(Analysis.State.NOT_AFFECTED, List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> explanation(Analysis.State.EXPLOITABLE, List.of(), List.of()));
        assertThat(explanation(Analysis.State.EXPLOITABLE, List.of(), List.of(Analysis.Response.WORKAROUND_AVAILABLE))
                        .state())
                .isEqualTo(Analysis.State.EXPLOITABLE);
    }

    @Test
    void aListOfAdvisoriesThatNobodyLooksAfterIsComplainedAbout() {
        var advisories = new Advisories(LocalDate.of(2026, 1, 1), List.of("test"), List.of());

        assertThat(advisories.complaints(LocalDate.of(2026, 4, 1))).isEmpty();
        assertThat(advisories.complaints(LocalDate.of(2026, 4, 2)))
                .singleElement()
                .asString()
                .contains("91 days old");
    }

    private static AdvisoryCheck check(Explanation... explanations) {
        return new AdvisoryCheck(
                new Advisories(LocalDate.of(2026, 11, 29), List.of("test"), List.of(NESTING)),
                new Explanations(List.of(explanations)));
    }

    private static Explanation explanation(List<String> absent) {
        return explanation(
                Analysis.State.NOT_AFFECTED,
                List.of(Analysis.Justification.CODE_NOT_REACHABLE),
                List.of(),
                absent.toArray(String[]::new));
    }

    private static Explanation explanation(
            Analysis.State state,
            List<Analysis.Justification> justifications,
            List<Analysis.Response> responses,
            String... absent) {
        return new Explanation(
                List.of("CVE-2022-25857"),
                "org.yaml:snakeyaml",
                List.of("connector"),
                state,
                justifications,
                responses,
                List.of(absent),
                "no YAML is read");
    }

    private static ShippedJar jar(String version) {
        return new ShippedJar(
                "toolbox.jar",
                "00",
                Optional.empty(),
                List.of(Coordinates.maven("org.yaml", "snakeyaml", version)),
                List.of(),
                Set.of("org/example/shade/yaml/Yaml.class"));
    }
}
