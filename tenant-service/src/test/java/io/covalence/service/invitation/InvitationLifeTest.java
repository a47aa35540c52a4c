package io.covalence.service.invitation;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.covalence.contract.institution.InstitutionName;
import io.covalence.contract.invitation.Acceptance;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.ParticipationView;
import io.covalence.contract.study.StudyView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.institution.InstitutionService;
import io.covalence.service.membership.ActorResolver;
import io.covalence.service.membership.SignedIn;
import io.covalence.service.secret.AttemptLimiter;
import io.covalence.service.study.StudyService;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvitationLifeTest {
    private final World world = World.world();
    private final InvitationService invitations = world.get(InvitationService.class);
    private final Actor sponsor = world.sponsor();
    private final StudyView study = Recruiting.study(sponsor);
    private final Actor staff = world.staff();

    @Test
    void invitationIsReadableBeforeSignIn() {
        var token = Recruiting.invite(sponsor, study.id(), staff).token();

        var preview = Acting.call(Actor.visitor(), () -> invitations.preview(new InvitationToken(token), place()));

        assertThat(preview.studyName()).isEqualTo(study.name());
        assertThat(preview.tenantName()).isEqualTo(study.tenantName());
        assertThat(preview.state()).isEqualTo(InvitationState.PENDING);
        assertThat(preview.agreement()).contains(study.planSha256()).contains(study.question());
    }

    @Test
    void acceptanceMakesInstitutionSiteMembershipAndParticipation() {
        var accepted = Recruiting.accept(
                staff, Recruiting.invite(sponsor, study.id(), staff).token());

        var again = world.again(staff);
        assertThat(again.institutionId()).isEqualTo(accepted.institutionId());
        var own = Acting.call(again, () -> world.get(InstitutionService.class).own());
        assertThat(own.site().id()).isEqualTo(accepted.siteId());
        assertThat(own.site().enrolled()).isFalse();
        assertThat(accepted.enrolled()).isFalse();
        assertThat(states()).containsExactly(InvitationState.ACCEPTED);
        assertThat(world.query(sponsor, "select action from ledger_entry order by sequence"))
                .hasToString("[tenant.created, study.created, invitation.sent, invitation.accepted]");
        assertThat(world.query(again, "select action from ledger_entry")).hasToString("[agreement.signed]");
    }

    @Test
    void secondStudyFindsTheInstitutionThere() {
        var first = Recruiting.accept(
                staff, Recruiting.invite(sponsor, study.id(), staff).token());
        var second = Recruiting.study(sponsor);

        var accepted = Recruiting.accept(
                world.again(staff),
                Recruiting.invite(sponsor, second.id(), staff).token());

        assertThat(accepted.institutionId()).isEqualTo(first.institutionId());
        assertThat(accepted.siteId()).isEqualTo(first.siteId());
    }

    @Test
    void usedInvitationIsGone() {
        var token = Recruiting.invite(sponsor, study.id(), staff).token();
        Recruiting.accept(staff, token);

        refused(ProblemType.GONE, () -> Recruiting.accept(world.again(staff), token));
    }

    @Test
    void expiredInvitationIsGone() {
        var token = Recruiting.invite(sponsor, study.id(), staff).token();
        world.clock.advance(Invitation.LIFETIME);

        assertThat(states()).containsExactly(InvitationState.EXPIRED);
        refused(ProblemType.GONE, () -> Recruiting.accept(staff, token));
        assertThat(world.again(staff).institutionId()).isNull();
    }

    @Test
    void revokedInvitationIsGoneAndRevokedOnce() {
        var issued = Recruiting.invite(sponsor, study.id(), staff);
        var id = issued.invitation().id();

        assertThat(Acting.call(sponsor, () -> invitations.revoke(id)).state()).isEqualTo(InvitationState.REVOKED);

        refused(ProblemType.GONE, () -> Recruiting.accept(staff, issued.token()));
        refused(ProblemType.CONFLICT, () -> Acting.call(sponsor, () -> invitations.revoke(id)));
        refused(ProblemType.NOT_FOUND, () -> Acting.call(world.sponsor(), () -> invitations.revoke(id)));
    }

    @Test
    void declinedInvitationIsAnswered() {
        var token = Recruiting.invite(sponsor, study.id(), staff).token();

        Acting.run(staff, () -> invitations.decline(new InvitationToken(token)));

        assertThat(states()).containsExactly(InvitationState.DECLINED);
        refused(ProblemType.GONE, () -> Recruiting.accept(staff, token));
    }

    @Test
    void anotherPersonsInvitationIsForbidden() {
        var token = Recruiting.invite(sponsor, study.id(), staff).token();

        refused(ProblemType.FORBIDDEN, () -> Recruiting.accept(world.staff(), token));
    }

    @Test
    void addressThatIsNotVerifiedCounts() {
        var token = Recruiting.invite(sponsor, study.id(), staff).token();
        var unverified = world.get(ActorResolver.class)
                .resolve(new SignedIn("someone", "Someone", staff.email(), false, Set.of("institution"), null));

        refused(ProblemType.FORBIDDEN, () -> Recruiting.accept(unverified, token));
    }

    @Test
    void agreementMustBeTheOneThatWasRead() {
        var token = Recruiting.invite(sponsor, study.id(), staff).token();

        refused(
                ProblemType.CONFLICT,
                "/agreementSha256",
                () -> Acting.call(staff, () -> invitations.accept(new Acceptance(token, "0".repeat(64)))));
        assertThat(states()).containsExactly(InvitationState.PENDING);
    }

    @Test
    void guessingIsThrottledAndTheRightTokenStillOpens() {
        var place = place();
        for (int i = 0; i < AttemptLimiter.MOST; i++) {
            refused(ProblemType.CODE_REFUSED, () -> preview("guess", place));
        }
        var token = Recruiting.invite(sponsor, study.id(), staff).token();

        var refusal = refused(ProblemType.TOO_MANY_ATTEMPTS, () -> preview("guess", place));
        assertThat(refusal.detail()).contains("A right one is taken all the same");
        preview(token, place);
    }

    @Test
    void attemptsAreForgottenOnceTheyNoLongerCount() {
        var limiter = world.get(AttemptLimiter.class);
        world.clock.advance(AttemptLimiter.WINDOW.plus(Duration.ofSeconds(1)));
        limiter.forget();
        refused(ProblemType.CODE_REFUSED, () -> preview("guess", place()));
        assertThat(limiter.forget()).isZero();

        world.clock.advance(AttemptLimiter.WINDOW.plus(Duration.ofSeconds(1)));
        assertThat(limiter.forget()).isEqualTo(1);
    }

    @Test
    void tokenOfAnInvitationThatIsNoLongerOpenShowsNothing() {
        var revoked = Recruiting.invite(sponsor, study.id(), world.staff());
        Acting.call(sponsor, () -> invitations.revoke(revoked.invitation().id()));
        var declining = world.staff();
        var declined = Recruiting.invite(sponsor, study.id(), declining).token();
        Acting.run(declining, () -> invitations.decline(new InvitationToken(declined)));
        var accepted = Recruiting.invite(sponsor, study.id(), staff).token();
        Recruiting.accept(staff, accepted);
        var late = Recruiting.invite(sponsor, study.id(), world.staff()).token();

        for (var token : List.of(revoked.token(), declined, accepted)) {
            var refusal = refused(ProblemType.GONE, () -> preview(token, place()));
            assertThat(refusal.detail()).doesNotContain(study.name()).doesNotContain(study.question());
        }
        preview(late, place());
        world.clock.advance(Invitation.LIFETIME);
        refused(ProblemType.GONE, () -> preview(late, place()));
    }

    @Test
    void oneAddressIsInvitedOnceHoweverItIsWritten() {
        var first = invite("Institution9@Nordlicht.example");
        assertThat(first.invitation().email()).isEqualTo("institution9@nordlicht.example");

        for (var spelling : List.of(
                "institution9@nordlicht.example", "INSTITUTION9@NORDLICHT.EXAMPLE", "institution9@NordLicht.example")) {
            refused(ProblemType.CONFLICT, "/email", () -> invite(spelling));
        }
        assertThat(states()).hasSize(1);

        Acting.call(sponsor, () -> invitations.revoke(first.invitation().id()));
        var second = invite("INSTITUTION9@nordlicht.example");
        world.clock.advance(Invitation.LIFETIME);
        invite("institution9@nordlicht.example");
        assertThat(states())
                .containsExactlyInAnyOrder(InvitationState.PENDING, InvitationState.EXPIRED, InvitationState.REVOKED);
        refused(ProblemType.GONE, () -> preview(second.token(), place()));
    }

    @Test
    void whoeverHasAcceptedIsNotInvitedAgain() {
        Recruiting.accept(staff, Recruiting.invite(sponsor, study.id(), staff).token());

        refused(ProblemType.CONFLICT, "/email", () -> Recruiting.invite(sponsor, study.id(), staff));
        Recruiting.invite(sponsor, Recruiting.study(sponsor).id(), staff);
    }

    /** What two replicas would do at the same moment, the database does not let happen. */
    @Test
    void theDatabaseKeepsOnePendingInvitationForAnAddress() {
        var issued = invite("twice@nordlicht.example");

        assertThatExceptionOfType(PersistenceException.class)
                .isThrownBy(() -> world.change(
                        sponsor,
                        "insert into invitation select id || 'x', tenant_id, study_id,"
                                + " institution_name, upper(email), token_sha256 || 'x', state, sent_at, expires_at, answered_at,"
                                + " answered_by, agreement_sha256, institution_id, version from invitation where id = '"
                                + issued.invitation().id() + "'"));
    }

    @Test
    void anInstitutionIsNamedByItsOwnPeopleAndNotByWhoInvitesItFirst() {
        var stranger = world.sponsor();
        var strangersStudy = Recruiting.study(stranger);
        var token = Acting.call(
                        stranger,
                        () -> invitations.invite(strangersStudy.id(), new NewInvitation("Losers & Co", staff.email())))
                .token();
        Recruiting.accept(staff, token);
        var person = world.again(staff);
        Recruiting.accept(person, Recruiting.invite(sponsor, study.id(), staff).token());
        var institutions = world.get(InstitutionService.class);

        assertThat(nameSeenBy(stranger, strangersStudy)).isEqualTo("Losers & Co");
        assertThat(nameSeenBy(sponsor, study)).isEqualTo("Institute of " + staff.name());
        assertThat(Acting.call(person, institutions::own).nameConfirmed()).isFalse();

        var named = Acting.call(person, () -> institutions.confirmName(new InstitutionName(" Larch Institute ")));

        assertThat(named.name()).isEqualTo("Larch Institute");
        assertThat(named.nameConfirmed()).isTrue();
        assertThat(nameSeenBy(stranger, strangersStudy)).isEqualTo("Larch Institute");
        assertThat(nameSeenBy(sponsor, study)).isEqualTo("Larch Institute");
        assertThat(seenBy(stranger, strangersStudy).invitedAs()).isEqualTo("Losers & Co");
        assertThat(seenBy(sponsor, study).invitedAs()).isEqualTo("Institute of " + staff.name());
        Acting.call(person, () -> institutions.confirmName(new InstitutionName("Losers & Co")));
        assertThat(seenBy(stranger, strangersStudy).invitedAs()).isNull();
        assertThat(world.query(person, "select action from ledger_entry order by sequence"))
                .hasToString("[agreement.signed, agreement.signed, institution.named, institution.named]");
        refused(
                ProblemType.INVALID_REQUEST,
                "/name",
                () -> Acting.call(person, () -> institutions.confirmName(new InstitutionName("a\u202eb"))));
        refused(
                ProblemType.NOT_FOUND,
                () -> Acting.call(world.staff(), () -> institutions.confirmName(new InstitutionName("Larch"))));
    }

    private String nameSeenBy(Actor by, StudyView where) {
        var site = seenBy(by, where);
        assertThat(site.invitedAs() == null || !site.invitedAs().equals(site.institutionName()))
                .isTrue();
        return site.institutionName();
    }

    private ParticipationView seenBy(Actor by, StudyView where) {
        return Acting.call(by, () -> world.get(StudyService.class).participations(where.id(), null, 50))
                .items()
                .getFirst();
    }

    private IssuedInvitation invite(String email) {
        return Acting.call(sponsor, () -> invitations.invite(study.id(), new NewInvitation("Institute", email)));
    }

    @Test
    void tokenIsNowhereInTheDatabase() {
        var issued = Recruiting.invite(sponsor, study.id(), staff);

        assertThat(issued.token()).hasSize(43);
        assertThat(issued.toString()).doesNotContain(issued.token());
        assertThat(world.query(sponsor, "select row_to_json(i)::text from invitation i")
                        .toString())
                .doesNotContain(issued.token());
    }

    @Test
    void addressOfAnInvitationIsChecked() {
        refused(
                ProblemType.INVALID_REQUEST,
                "/email",
                () -> Acting.call(
                        sponsor, () -> invitations.invite(study.id(), new NewInvitation("Institute", "nobody"))));
    }

    private void preview(String token, String place) {
        Acting.call(Actor.visitor(), () -> invitations.preview(new InvitationToken(token), place));
    }

    private List<InvitationState> states() {
        return Acting.call(sponsor, () -> invitations.list(study.id(), null, 50)).items().stream()
                .map(InvitationView::state)
                .toList();
    }

    private static String place() {
        return UUID.randomUUID().toString();
    }
}
