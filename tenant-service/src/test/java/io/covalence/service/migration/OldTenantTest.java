package io.covalence.service.migration;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.ClipRate;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.contract.run.TargetScore;
import io.covalence.contract.study.StudyView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.invitation.InvitationService;
import io.covalence.service.ledger.Ledger;
import io.covalence.service.run.RunService;
import io.covalence.service.study.StudyService;
import io.covalence.service.world.OldTenant;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import io.covalence.testkit.TestPlans;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What people of an {@link OldTenant} read once its rows were brought up to date. */
class OldTenantTest {
    private final World world = World.world();
    private final RunService runs = world.get(RunService.class);
    private final InvitationService invitations = world.get(InvitationService.class);
    private final Actor sponsor = world.person("sponsor.before@helix.example", "sponsor");
    private final Actor staff = world.person("staff.before@larch.example", "institution");

    @Test
    void membershipThatWasMadeForAnAddressWithCapitalsIsTakenUp() {
        assertThat(sponsor.tenantId()).isEqualTo(OldTenant.TENANT);
    }

    @Test
    void ofHowManySitesWereClippedAWordIsLeft() {
        assertThat(rounds(sponsor))
                .extracting(round -> round.summary().clipped())
                .containsExactly(
                        new ClipRate(ClipRate.Part.NONE, 0),
                        new ClipRate(ClipRate.Part.SOME, 0.1235),
                        new ClipRate(ClipRate.Part.MOST, 0.5),
                        new ClipRate(ClipRate.Part.ALL, 1),
                        null);
    }

    @Test
    void phaseInWhichSitesAgreeHasItsNewName() {
        assertThat(rounds(sponsor).getLast().summary().phase()).isEqualTo(RoundPhase.AGREEMENT);
    }

    @Test
    void evaluationKeepsItsFigureAndTellsRangesOfRows() {
        assertThat(rounds(sponsor).getFirst().evaluation())
                .isEqualTo(new ModelEvaluation(
                        1,
                        new Figure(Metric.ROC_AUC, 0.7342),
                        null,
                        null,
                        new CountRange(1_000, 2_000),
                        List.of(
                                new TargetScore(
                                        "toxic",
                                        0.7342,
                                        null,
                                        null,
                                        new CountRange(1_000, 2_000),
                                        new CountRange(0, 20),
                                        List.of()),
                                new TargetScore(
                                        "rare",
                                        null,
                                        null,
                                        null,
                                        new CountRange(0, 20),
                                        new CountRange(0, 20),
                                        List.of())),
                        List.of()));
    }

    @Test
    void targetWhoseScoreWasNoNumberIsNotScored() {
        var evaluation = Objects.requireNonNull(rounds(sponsor).get(1).evaluation());

        assertThat(evaluation.perRound()).isEqualTo(new Figure(Metric.ROC_AUC, 0.75));
        assertThat(evaluation.targets())
                .extracting(TargetScore::column, TargetScore::perRound)
                .containsExactly(tuple("toxic", 0.75), tuple("rare", null));
    }

    @Test
    void modelVersionWhoseFigureWasNoNumberIsNotEvaluated() {
        assertThat(rounds(sponsor)).hasSize(5);
        assertThat(rounds(sponsor).subList(2, 5))
                .extracting(RoundView::evaluation)
                .containsOnlyNulls();
    }

    @Test
    void runShowsTheNewestFigureThatIsANumber() {
        var seen =
                Acting.call(sponsor, () -> runs.list(OldTenant.STUDY, null, 50)).items();

        assertThat(seen)
                .extracting(RunView::id, RunView::metric)
                .containsExactly(
                        tuple(OldTenant.LATER_RUN, new Figure(Metric.RMSE, 1.2346)),
                        tuple(OldTenant.RUN, new Figure(Metric.ROC_AUC, 0.75)));
    }

    @Test
    void runStillTellsWhatItsFiguresAre() {
        var seen =
                Acting.call(sponsor, () -> runs.list(OldTenant.STUDY, null, 50)).items();

        assertThat(seen)
                .extracting(RunView::measures)
                .containsExactly(
                        TestPlans.regression().plan().learning().task().measures(),
                        TestPlans.binary().plan().learning().task().measures());
    }

    @Test
    void studyWhosePlanIsOfSchemaOneIsListedWithoutItAndRunsNoMore() {
        var studies = world.get(StudyService.class);
        assertThat(Acting.call(sponsor, () -> studies.list(null, 50)).items())
                .extracting(StudyView::id, StudyView::plan)
                .containsExactly(tuple(OldTenant.STUDY, null));
        assertThat(Acting.call(staff, () -> studies.get(OldTenant.STUDY)).plan())
                .isNull();
        refused(ProblemType.CONFLICT, () -> Acting.call(sponsor, () -> runs.start(OldTenant.STUDY)));
        refused(
                ProblemType.CONFLICT,
                () -> Acting.call(
                        sponsor, () -> invitations.invite(OldTenant.STUDY, new NewInvitation("Elm", "e@elm.example"))));
    }

    @Test
    void institutionReadsTheSameRoundsWithItsOwnSite() {
        assertThat(rounds(staff))
                .hasSize(5)
                .allSatisfy(round -> assertThat(round.sites())
                        .extracting(site -> site.change().siteId())
                        .hasSize(1));
        assertThat(rounds(staff))
                .extracting(RoundView::evaluation)
                .containsExactlyElementsOf(
                        rounds(sponsor).stream().map(RoundView::evaluation).toList());
    }

    @Test
    void institutionIsCalledAsItsInvitationCalledIt() {
        var participations =
                Acting.call(sponsor, () -> world.get(StudyService.class).participations(OldTenant.STUDY, null, 50));

        assertThat(participations.items().getFirst().institutionName()).isEqualTo("Larch of our guess");
    }

    @Test
    void ofTwoSpellingsOfAnAddressTheNewerInvitationStaysAndItsOwnerIsToldThatTheStudyIsNotRunAnyMore() {
        refused(ProblemType.GONE, () -> Recruiting.accept(anna(), OldTenant.OLDER_TOKEN));
        refused(ProblemType.CONFLICT, () -> Recruiting.accept(anna(), OldTenant.NEWER_TOKEN));
        var jose = world.person("jos\u00e9@nordlicht.example", "institution");
        refused(ProblemType.CONFLICT, () -> Recruiting.accept(jose, OldTenant.ACCENTED_TOKEN));

        assertThat(seen())
                .extracting(InvitationView::email, InvitationView::state)
                .containsExactlyInAnyOrder(
                        tuple("anna@nordlicht.example", InvitationState.REVOKED),
                        tuple("anna@nordlicht.example", InvitationState.REVOKED),
                        tuple("anna@nordlicht.example", InvitationState.PENDING),
                        tuple("jos\u00e9@nordlicht.example", InvitationState.REVOKED),
                        tuple("jos\u00e9@nordlicht.example", InvitationState.PENDING),
                        tuple("staff.before@larch.example", InvitationState.ACCEPTED));
    }

    @Test
    void ledgerTellsWhichInvitationsWereRevokedAndItsChainHolds() {
        assertThat(world.query(
                        sponsor,
                        "select object || ' by ' || actor from ledger_entry where action = 'invitation.revoked'"
                                + " order by sequence"))
                .hasToString("[inv_000000000000000older by SYSTEM:system, inv_0000000000decomposed by SYSTEM:system]");
        assertThat(world.within(sponsor, () -> world.get(Ledger.class).firstBroken(OldTenant.TENANT)))
                .isEmpty();
    }

    private Actor anna() {
        return world.person("Anna@Nordlicht.example", "institution");
    }

    private List<InvitationView> seen() {
        return Acting.call(sponsor, () -> invitations.list(OldTenant.STUDY, null, 50))
                .items();
    }

    private List<RoundView> rounds(Actor reader) {
        return Acting.call(reader, () -> runs.rounds(OldTenant.RUN, null, 50)).items();
    }
}
