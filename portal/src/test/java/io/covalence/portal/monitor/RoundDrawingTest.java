package io.covalence.portal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RoundSummary;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class RoundDrawingTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    private static RoundSummary round(RoundPhase phase) {
        return Samples.underWay(3, phase).summary();
    }

    private static List<DrawnSite> sites(@Nullable SitePhase... phases) {
        return IntStream.range(0, phases.length)
                .mapToObj(i -> new DrawnSite("site " + i, "Institute " + (i + 1), phases[i]))
                .toList();
    }

    private static String draw(RoundPhase phase, List<DrawnSite> sites) {
        return RoundDrawing.svg(round(phase), sites, RoundDrawing.Format.WIDE, "a sentence");
    }

    private static long count(String svg, String what) {
        return Pattern.compile(what).matcher(svg).results().count();
    }

    @Test
    void anUpdateIsAtTheSumOnceItIsSent() {
        var svg =
                draw(RoundPhase.MASKED, sites(SitePhase.MASKED, SitePhase.SHARED, SitePhase.MASKED, SitePhase.DROPPED));

        assertThat(count(svg, "class=\"update sent\"")).isEqualTo(2);
        assertThat(count(svg, "class=\"update waiting\"")).isEqualTo(2);
        assertThat(svg).contains("2 of 4", "needs 3", "aria-label=\"a sentence\"");
    }

    @Test
    void everyPairThatMasksWithEachOtherHasALineUntilTheSumIsOpen() {
        var sites = sites(SitePhase.MASKED, SitePhase.MASKED, SitePhase.SHARED, SitePhase.DROPPED);

        assertThat(count(draw(RoundPhase.MASKED, sites), "class=\"pair\"")).isEqualTo(2);
        assertThat(count(draw(RoundPhase.MASKED, sites), "class=\"pair cancelled\""))
                .isEqualTo(1);
        assertThat(count(draw(RoundPhase.AGGREGATING, sites), "class=\"pair[ \"]"))
                .isZero();
    }

    @Test
    void theCentreSaysHowTheSumStands() {
        var all = sites(SitePhase.UNMASKED, SitePhase.UNMASKED, SitePhase.AGREED);

        assertThat(draw(RoundPhase.UNMASKING, all)).contains("2 of 3");
        assertThat(draw(RoundPhase.AGGREGATING, all)).contains(">open<");
        assertThat(draw(RoundPhase.FAILED, all)).contains("never opened");
        assertThat(RoundDrawing.svg(Samples.completed(38, 0.7).summary(), all, RoundDrawing.Format.WIDE, "a sentence"))
                .contains(">version 38<");
    }

    /** What an institution is not told, its picture does not show. */
    @Test
    void sitesThatAPersonDoesNotSeeAreNotCounted() {
        var svg = draw(RoundPhase.MASKED, sites(SitePhase.MASKED, null, null));

        assertThat(svg).contains(">locked<").doesNotContain(" of 3");
        assertThat(count(svg, "seat unseen")).isEqualTo(2);
    }

    @Test
    void ofManySitesNumbersStandForNamesAndOfVeryManyNothingDoes() {
        var few = IntStream.range(0, 13).mapToObj(i -> SitePhase.TRAINING).toArray(SitePhase[]::new);
        var many = IntStream.range(0, 41).mapToObj(i -> SitePhase.TRAINING).toArray(SitePhase[]::new);

        assertThat(draw(RoundPhase.TRAINING, sites(few))).contains(">13<").doesNotContain("Institute 13");
        assertThat(draw(RoundPhase.TRAINING, sites(many))).doesNotContain(">41<");
    }

    @Test
    void aNameFromOutsideStaysText() {
        var svg = draw(RoundPhase.MASKED, List.of(new DrawnSite("a", "<script>", SitePhase.MASKED)));

        assertThat(svg).contains("&lt;script&gt;").doesNotContain("<script>");
    }
}
