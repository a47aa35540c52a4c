package io.covalence.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.run.RunView;
import io.covalence.contract.site.SentView;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.widget.Panel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class SitePageTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.institution();
    }

    private static SentView sent(int round, int daysAgo, long bytes) {
        return new SentView(
                Samples.NOON.minus(Duration.ofDays(daysAgo)),
                Samples.STUDY,
                "Toxicity",
                Samples.RUN,
                new RoundId("rnd_0123456789abcdefgh" + String.format("%02d", round)),
                round,
                1,
                bytes,
                String.format("%02d", round).repeat(32));
    }

    private String panel(String id) {
        return textOf(find(Panel.class).withId(id).single());
    }

    @Test
    void ofASiteThatSentNothingThePageSaysSo() {
        navigate(SitePage.class);

        assertThat(panel("sent")).contains("Rows that left 0 Bytes that left 0 Nothing has left yet.");
    }

    @Test
    void bytesAreSummedByDayAndTheNewestDayIsOpen() {
        institutions.sent = List.of(sent(3, 0, 4_000_000), sent(2, 0, 4_000_000), sent(1, 1, 2_000_000));
        navigate(SitePage.class);

        assertThat(panel("sent"))
                .contains("Rows that left 0", "Bytes that left 10 MB")
                .contains("10 MB in 3 rounds on 2 days")
                .contains("1 Mar 2026 2 8.0 MB", "28 Feb 2026 1 2.0 MB")
                .contains("Rounds of 1 Mar 2026", "4,000,000 bytes", "0303030303030303")
                .doesNotContain("0101010101010101");
    }

    @Test
    void aDayOfTheAddressIsOpenedAndWhatIsNoDayIsLeftOut() {
        institutions.sent = List.of(sent(2, 0, 4_000_000), sent(1, 1, 2_000_000));
        UI.getCurrent().navigate("site", QueryParameters.of("day", "2026-02-28"));
        assertThat(panel("sent")).contains("Rounds of 28 Feb 2026", "0101010101010101");

        UI.getCurrent().navigate("site", QueryParameters.of("day", "<script>"));
        assertThat(panel("sent")).contains("Rounds of 1 Mar 2026");
    }

    /** Of 52 weeks that end on a Sunday all 364 days are there; 4 MB are half of what the busiest day has. */
    @Test
    void theMapHasACellForEachDay() {
        var svg = SentDays.of(List.of(sent(2, 0, 8_000_000), sent(1, 1, 4_000_000)))
                .svg(LocalDate.of(2026, 3, 1), 52);

        assertThat(Pattern.compile("<rect").matcher(svg).results().count()).isEqualTo(364);
        assertThat(svg).contains("shade-4", "shade-2").doesNotContain("shade-3", "shade-1");
    }

    @Test
    void whatWaitsForTheInstitutionIsSaidWithTheWayToDoIt() {
        institutions.enrolled = false;
        RunView waiting = Samples.waiting(1);
        studies.list = List.of(Samples.study(Samples.STUDY, "Toxicity", StudyState.RUNNING, 4, waiting));
        navigate(SitePage.class);

        assertThat(panel("decisions"))
                .contains("not confirmed", "No connector is enrolled")
                .doesNotContain("waits for your signature");
        assertThat(find(Panel.class).all().stream().map(SitePageTest::textOf))
                .anyMatch(text -> text.contains("Toxicity"));
    }

    @Test
    void aSiteWhoseSignatureIsMissingIsAskedForIt() {
        institutions.confirmed = true;
        institutions.site = "sit_0123456789abcdefghi2";
        studies.list = List.of(Samples.study(Samples.STUDY, "Toxicity", StudyState.RUNNING, 4, Samples.waiting(1)));
        navigate(SitePage.class);

        assertThat(panel("decisions")).contains("waits for your signature", "connector charter sign " + Samples.STUDY);
    }

    @Test
    void whereNothingWaitsThePageSaysSo() {
        institutions.confirmed = true;
        navigate(SitePage.class);

        assertThat(panel("decisions")).contains("Nothing waits for you.");
    }
}
