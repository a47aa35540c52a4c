package io.covalence.portal.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RunState;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.shell.RefusalView;
import io.covalence.portal.widget.Panel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class StudyPageTest extends ViewTest {
    private Viewer viewer = FakeViewer.sponsor();

    @Override
    protected Viewer viewer() {
        return viewer;
    }

    private StudyPage open(StudySnapshot snapshot) {
        studies.snapshot = snapshot;
        return navigate(StudyPage.class, Map.of("study", Samples.STUDY.value()));
    }

    private Component byId(String id) {
        return find(Panel.class).withId(id).single();
    }

    @Test
    void thePlanIsSaidInPlainWords() {
        var text = textOf(open(Samples.snapshot(StudyState.READY, 4, null)));

        assertThat(text)
                .contains("Which molecules are toxic?")
                .contains("yes or no for \"T0\", \"T1\", \"T2\"")
                .contains("a network of layers 2048-512-12 with 1,055,244 parameters")
                .contains("Only the sum over at least 3 sites can be opened");
    }

    @Test
    void aStudyWhosePlanIsNotRunAnyMoreSaysSoAndStartsNothing() {
        var known = Samples.snapshot(StudyState.READY, 4, null);
        var study = known.study();
        var text = textOf(open(new StudySnapshot(
                new StudyView(
                        study.id(),
                        study.tenantId(),
                        study.tenantName(),
                        study.name(),
                        study.question(),
                        study.state(),
                        null,
                        study.planSha256(),
                        study.sites(),
                        study.sitesReady(),
                        null,
                        study.version(),
                        study.createdAt()),
                known.sites(),
                known.runs(),
                null,
                List.of(),
                null)));

        assertThat(text).contains("of schema 1, which is not run any more; write a new study with a plan of schema 2");
        assertThat(find(Button.class).withId("start-run").exists()).isFalse();
    }

    /** As ranges are written everywhere else on the page. */
    @Test
    void rowsOfASiteAreARangeWithADash() {
        var text = textOf(open(Samples.snapshot(StudyState.READY, 4, null)));

        assertThat(text).contains("500–1,000 rows").doesNotContain("500-1,000");
    }

    @Test
    void aSponsorStartsARunOnlyAfterConfirming() {
        open(Samples.snapshot(StudyState.READY, 4, null));
        test(find(Button.class).withId("start-run").single()).click();

        assertThat(studies.started).isEmpty();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(studies.started).containsExactly(Samples.STUDY);
    }

    @Test
    void withTooFewReadySitesThePageSaysHowManyAreMissing() {
        var page = open(Samples.snapshot(StudyState.RECRUITING, 1, null));

        assertThat(find(Button.class).withId("start-run").exists()).isFalse();
        assertThat(textOf(page)).contains("A run needs 3 ready sites; one is ready.");
    }

    @Test
    void withMoreReadySitesThanThePlanAllowsThePageSaysSo() {
        var page = open(Samples.snapshot(StudyState.READY, 51, null));

        assertThat(find(Button.class).withId("start-run").exists()).isFalse();
        assertThat(textOf(page)).contains("The plan allows a run 50 sites; 51 are ready.");
    }

    @Test
    void aCompletedStudyTakesAnotherRunAndAStoppedOneDoesNot() {
        open(Samples.snapshot(StudyState.COMPLETED, 4, Samples.run(RunState.SUCCEEDED, 20, 0.8)));
        assertThat(find(Button.class).withId("start-run").exists()).isTrue();

        open(Samples.snapshot(StudyState.STOPPED, 4, Samples.run(RunState.SUCCEEDED, 20, 0.8)));
        assertThat(find(Button.class).withId("start-run").exists()).isFalse();
    }

    @Test
    void aRunUnderWayIsPausedAndAPausedOneResumed() {
        open(Samples.running(RoundPhase.MASKED));
        assertThat(find(Button.class).withId("resume-run").exists()).isFalse();
        test(find(Button.class).withId("pause-run").single()).click();
        open(Samples.snapshot(
                StudyState.PAUSED, 4, Samples.run(RunState.PAUSED, 2, 0.7934), Samples.completed(1, 0.6)));
        assertThat(find(Button.class).withId("pause-run").exists()).isFalse();
        test(find(Button.class).withId("resume-run").single()).click();

        assertThat(studies.asked).containsExactly("pause " + Samples.RUN, "resume " + Samples.RUN);
    }

    @Test
    void institutionStaffStartNothing() {
        viewer = FakeViewer.institution();
        var page = open(Samples.snapshot(StudyState.READY, 4, null));

        assertThat(find(Button.class).withId("start-run").exists()).isFalse();
        assertThat(textOf(page)).contains("Sponsored by Helix Therapeutics");
    }

    @Test
    void aRunThatWaitsForSignaturesSaysWhoseAndHowToSign() {
        var page = open(Samples.snapshot(StudyState.RUNNING, 4, Samples.waiting(1)));

        assertThat(textOf(page)).contains("Waiting for signatures");
        assertThat(textOf(byId("charter")))
                .contains("2 of 4 sites have signed")
                .contains("once every site has signed")
                .contains("Institute 2")
                .contains("Institute 4")
                .doesNotContain("Institute 1")
                .contains("connector charter sign " + Samples.STUDY);
    }

    @Test
    void aChangedCharterSaysThatAMajorityIsEnough() {
        open(Samples.snapshot(StudyState.RUNNING, 4, Samples.waiting(2)));

        assertThat(textOf(byId("charter"))).contains("a majority of the members so far");
    }

    @Test
    void nothingIsSaidOfACharterOnceRoundsAreUnderWay() {
        open(Samples.running(RoundPhase.KEYS));

        assertThat(find(Panel.class).withId("charter").exists()).isFalse();
    }

    @Test
    void changesArePushedWhileThePageIsOpen() {
        open(Samples.running(RoundPhase.KEYS));
        assertThat(textOf(byId("live-round"))).contains("fresh keys");

        studies.snapshot = Samples.running(RoundPhase.UNMASKING);
        ticker.tick();
        roundTrip();

        assertThat(textOf(byId("live-round"))).contains("reveal what opens the sum");
    }

    @Test
    void anOutageIsSaidAndWhatIsShownStays() {
        open(Samples.running(RoundPhase.KEYS));
        studies.failure = new IllegalStateException("no database");
        ticker.tick();
        roundTrip();

        assertThat(textOf(byId("live-round")))
                .contains("No connection to the service")
                .contains("Round 3 of 20");
    }

    @Test
    void leavingThePageStopsTheTimer() {
        open(Samples.running(RoundPhase.KEYS));
        assertThat(ticker.timers()).isEqualTo(1);

        navigate(StudiesView.class);

        assertThat(ticker.timers()).isZero();
    }

    @Test
    void metricsSayTheirUnitAndWhichWayIsBetter() {
        assertThat(textOf(open(Samples.running(RoundPhase.KEYS)))).contains("within-site ROC-AUC, higher is better");
    }

    @Test
    void endedRoundsStandInATable() {
        open(Samples.running(RoundPhase.KEYS));

        assertThat(textOf(byId("rounds")))
                .contains("0.793")
                .contains("9.4 s")
                .contains("0.31 s")
                .contains("most sites, 0.42% of values", "best so far")
                .contains("Institute 4: It fell silent for 20 seconds.")
                .doesNotContain("Institute 3");
        assertThat(textOf(byId("convergence")))
                .contains(
                        "The within-site ROC-AUC went from 0.600 (round 1) to 0.793 (round 2); best 0.793 in round 2.")
                .contains("Evaluation rows of all sites: 1,000–2,000");
    }

    @Test
    void thePlotCanBeReadAsATable() {
        open(Samples.running(RoundPhase.KEYS));
        var toggle = find(Button.class).all().stream()
                .filter(button -> button.getText().equals("View as table"))
                .findFirst()
                .orElseThrow();
        test(toggle).click();

        assertThat(textOf(byId("convergence"))).contains("Evaluation rows (n)").contains("1,000–2,000");
    }

    @Test
    void anotherTenantsStudyIsNotFound() {
        open(Samples.snapshot(StudyState.READY, 4, null));
        UI.getCurrent().navigate("studies/std_zzzzzzzzzzzzzzzzzzzz");

        assertThat(getCurrentView()).isInstanceOf(RefusalView.class);
        assertThat(textOf((Component) getCurrentView()))
                .contains("There is nothing here")
                .contains("Go back to the start");
    }

    @Test
    void anAddressThatIsNoIdIsRefusedBeforeAnybodyIsAsked() {
        UI.getCurrent().navigate("studies/..%2F..");

        assertThat(studies.reads).isZero();
    }
}
