package io.covalence.service.invitation;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.covalence.contract.institution.InstitutionName;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.ParticipationView;
import io.covalence.contract.study.StudyView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.institution.InstitutionService;
import io.covalence.service.membership.ActorResolver;
import io.covalence.service.membership.SignedIn;
import io.covalence.service.study.StudyService;
import io.covalence.service.world.Recruiting;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom an invitation is for: one address, one person, one institution. */
class InvitedAddressTest extends InvitationScene {
    @Test
    void anotherPersonsInvitationIsForbidden() {
        var token = Recruiting.invite(sponsor, study.id(), staff).token();

        refused(ProblemType.FORBIDDEN, () -> Recruiting.accept(world.staff(), token));
    }

    @Test
    void whomItIsForIsSaidBeforeAnybodyAnswers() {
        var token = new InvitationToken(
                Recruiting.invite(sponsor, study.id(), staff).token());
        var masked = "s•••@covalence.example";

        for (var caller : List.of(Actor.visitor(), world.staff())) {
            var preview = Acting.call(caller, () -> invitations.preview(token, place()));
            assertThat(preview.sentTo()).isEqualTo(masked);
            assertThat(preview.forCaller()).isFalse();
        }
        assertThat(Acting.call(staff, () -> invitations.preview(token, place())).forCaller())
                .isTrue();
        var refusal = refused(ProblemType.FORBIDDEN, () -> Recruiting.accept(world.staff(), token.token()));
        assertThat(refusal.detail()).contains(masked).doesNotContain(staff.email());
    }

    @Test
    void addressThatIsNotVerifiedCounts() {
        var token = Recruiting.invite(sponsor, study.id(), staff).token();
        var unverified = world.get(ActorResolver.class)
                .resolve(new SignedIn("someone", "Someone", staff.email(), false, Set.of("institution"), null));

        refused(ProblemType.FORBIDDEN, () -> Recruiting.accept(unverified, token));
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
        world.clock.advance(LIFETIME);
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

    @Test
    void addressOfAnInvitationIsChecked() {
        refused(
                ProblemType.INVALID_REQUEST,
                "/email",
                () -> Acting.call(
                        sponsor, () -> invitations.invite(study.id(), new NewInvitation("Institute", "nobody"))));
    }
}
