package io.covalence.portal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RoundView;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.monitor.SiteStrip.Cell;
import io.covalence.portal.monitor.SiteStrip.Presence;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class SiteStripTest extends ViewTest {
    private static final SiteId FIRST = new SiteId("sit_0123456789abcdefghi1");
    private static final SiteId DROPPED = new SiteId("sit_0123456789abcdefghi4");

    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    @Test
    void eachEndedRoundIsACellAndOneUnderWayIsNot() {
        var rounds = List.of(
                Samples.completed(1, 0.6),
                Samples.underWay(2, RoundPhase.FAILED),
                Samples.attempt(2, 2),
                Samples.underWay(3, RoundPhase.MASKED));

        assertThat(SiteStrip.of(FIRST, rounds).cells())
                .containsExactly(new Cell(1, 1, Presence.IN), new Cell(2, 2, Presence.RETRIED));
        assertThat(SiteStrip.of(DROPPED, rounds).cells())
                .containsExactly(new Cell(1, 1, Presence.DROPPED), new Cell(2, 2, Presence.DROPPED));
        assertThat(SiteStrip.of(FIRST, rounds).sentence()).isEqualTo("in 2/2 rounds, tried again: 2");
    }

    @Test
    void aRoundWithoutASumSaysSo() {
        var strip = SiteStrip.of(FIRST, List.of(Samples.underWay(1, RoundPhase.FAILED)));

        assertThat(strip.sentence()).isEqualTo("in 0/1 rounds, no sum: 1");
    }

    /** 300 rounds in cells of three; the worst of the three shows. */
    @Test
    void manyRoundsShareCells() {
        var rounds = Stream.concat(
                        IntStream.rangeClosed(1, 299).mapToObj(number -> Samples.completed(number, null)),
                        Stream.of(Samples.underWay(300, RoundPhase.FAILED)))
                .toList();
        var cells = SiteStrip.of(FIRST, rounds).cells();

        assertThat(cells).hasSize(100);
        assertThat(cells.getFirst()).isEqualTo(new Cell(1, 3, Presence.IN));
        assertThat(cells.getLast()).isEqualTo(new Cell(298, 300, Presence.UNOPENED));
    }

    @Test
    void aNameFromOutsideStaysText() {
        var svg = SiteStrip.of(FIRST, List.<RoundView>of(Samples.completed(1, 0.6)))
                .svg("<b onload=\"x\">Elm & Co", 20);

        assertThat(svg).contains("&lt;b onload=&quot;x&quot;&gt;Elm &amp; Co").doesNotContain("<b ");
    }
}
