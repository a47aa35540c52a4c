package io.covalence.portal.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import io.covalence.contract.round.RoundPhase;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.widget.Panel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The round under way and the sites of the rounds before it, on a study's page. */
@ViewPackages(packages = "io.covalence.portal")
class LiveRoundTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    private StudyPage open(StudySnapshot snapshot) {
        studies.snapshot = snapshot;
        return navigate(StudyPage.class, Map.of("study", Samples.STUDY.value()));
    }

    private Component byId(String id) {
        return find(Panel.class).withId(id).single();
    }

    /** Two institutions may take one name; what the sponsor wrote tells them apart. */
    @Test
    void aSiteUnderAnotherNameIsShownWithTheSponsorsOwn() {
        var page = open(Samples.running(RoundPhase.MASKED));

        assertThat(textOf(page)).contains("Institute 4 invited as Clinic of Helix’s list");
        assertThat(textOf(byId("live-round"))).contains("invited as Clinic of Helix’s list");
    }

    @Test
    void theLiveRoundSaysWhyASiteIsOut() {
        open(Samples.running(RoundPhase.MASKED));

        assertThat(textOf(byId("live-round")))
                .contains("Round 3 of 20")
                .contains("3/4 sites are in")
                .contains("It fell silent for 20 seconds.");
    }

    @Test
    void theLiveRoundSaysHowManySitesItNeeds() {
        open(Samples.running(RoundPhase.MASKED));

        assertThat(textOf(byId("live-round"))).contains("Needs 3 sites", "A drawing. Nobody has the values.");
    }

    @Test
    void sitesByRoundSayWhoWasInEachSum() {
        open(Samples.running(RoundPhase.MASKED));

        assertThat(textOf(byId("attendance")))
                .contains("Institute 1", "in 2/2 rounds")
                .contains("invited as Clinic of Helix’s list", "in 0/2 rounds, dropped: 1, 2");
    }

    /** How long a site trains tells of its rows. */
    @Test
    void whileSitesTrainTheLiveRoundDoesNotSayWhoIsDone() {
        for (var phase : List.of(RoundPhase.TRAINING, RoundPhase.KEYS)) {
            open(Samples.running(phase));

            assertThat(textOf(byId("live-round")))
                    .contains("Training or done")
                    .contains("3/4 sites are at work or done")
                    .contains("not shown before all")
                    .doesNotContain("sites are in");
        }
    }
}
