package io.covalence.portal.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.Statistic;
import io.covalence.contract.run.SummarisedCategories;
import io.covalence.contract.run.SummarisedNumbers;
import io.covalence.contract.run.SummarisedTable;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.study.StudyPage;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.Panel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The page of a study that only sums up its sites' rows. */
@ViewPackages(packages = "io.covalence.portal")
class SummaryPanelTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    private ResultsPage open(StudySnapshot snapshot) {
        studies.snapshot = snapshot;
        return navigate(ResultsPage.class, Map.of("study", Samples.STUDY.value()));
    }

    private static StudySnapshot summing(RunState state, @Nullable DataSummary summary) {
        var known = Samples.snapshot(StudyState.RUNNING, 4, Samples.summing(state));
        return new StudySnapshot(known.study(), known.sites(), known.runs(), known.run(), List.of(), summary);
    }

    private static DataSummary summary() {
        return new DataSummary(
                5,
                4,
                List.of(new SummarisedNumbers(
                        "age",
                        List.of(new Statistic("mean", 54.27), new Statistic("median", 55)),
                        30,
                        25,
                        List.of(0L, 120L),
                        15L,
                        10)),
                List.of(new SummarisedCategories("smokes", List.of("no", "yes"), List.of(1_235L, 0L), 0)),
                List.of(new SummarisedTable(
                        "sex",
                        "ill",
                        List.of("f", "m"),
                        List.of("no", "yes"),
                        List.of(List.of(40L, 0L), List.of(20L, 0L)),
                        0)));
    }

    @Test
    void aSummaryIsShownAsTablesInWhichSmallCellsSayNoNumber() {
        var text = textOf(open(summing(RunState.SUCCEEDED, summary())));

        assertThat(text)
                .contains("Rows of 4 sites together")
                .contains("below 55", "55 and more", "empty")
                .contains("54.3")
                .contains("1,235")
                .contains("<\u00a05\u00a0a\u00a0site")
                .contains("Rounding down leaves out another 10 rows")
                .contains("sex by ill")
                .doesNotContain("Convergence")
                .doesNotContain("within-site");
        var tables = find(DataTable.class).all();
        var last = tables.stream()
                .filter(table -> table.getElement().getAttribute("aria-label").equals("sex by ill"))
                .findFirst()
                .orElseThrow();
        assertThat(last.getElement().getTextRecursively()).endsWith("Total60none\u00a0sent60");
    }

    /** A row with three cells that tell nothing may have twelve rows of a site. */
    @Test
    void totalOfCellsThatTellNothingClaimsNoBound() {
        var table = new SummarisedTable(
                "ward", "ill", List.of("a"), List.of("no", "yes", "any other"), List.of(List.of(0L, 0L, 0L)), 10);

        var shown = new SummaryTables(5).table(table).getElement().getTextRecursively();

        assertThat(shown)
                .endsWith("a" + "<\u00a05\u00a0a\u00a0site".repeat(3) + "none\u00a0sent" + "Total"
                        + "none\u00a0sent".repeat(4));
    }

    /** Half a year each, about the year 2000: four digits would call eight of ten ranges alike. */
    @Test
    void namesOfNeighbouringRangesDiffer() {
        var column = new SummarisedNumbers(
                "year",
                List.of(Statistic.of("mean", 2000.7512, 0.5)),
                1998.25,
                0.5,
                Collections.nCopies(10, 5L),
                null,
                0);

        assertThat(new SummaryTables(5).bins(column).getElement().getTextRecursively())
                .contains("below 1998.75", "1998.75 to 1999.25", "1999.25 to 1999.75", "2002.75 and more");
        assertThat(new SummaryTables(5).statistics(column).getElement().getTextRecursively())
                .contains("2000.751");
    }

    @Test
    void aSummaryThatIsNotThereYetOrNeverComesSaysSo() {
        assertThat(textOf(open(summing(RunState.RUNNING, null))))
                .contains("The counts appear when the round is complete.");
        assertThat(textOf(open(summing(RunState.FAILED, null)))).contains("This run has ended without counts.");
    }

    @Test
    void roundOfCountsHasNoColumnsOfAModel() {
        var known = summing(RunState.SUCCEEDED, summary());
        studies.snapshot = new StudySnapshot(
                known.study(), known.sites(), known.runs(), known.run(), List.of(Samples.completed(1, 0.6)), null);
        navigate(StudyPage.class, Map.of("study", Samples.STUDY.value()));

        assertThat(textOf(find(Panel.class).withId("rounds").single()))
                .contains("Dropped")
                .doesNotContain("0.6", "Cut updates", "No update was cut");
    }
}
