package io.covalence.service.invitation;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.problem.ProblemType;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.run.RunService;
import io.covalence.service.world.Recruiting;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For how long an invitation can be answered, and what sending it again does. */
class SentAgainTest extends InvitationScene {
    private IssuedInvitation invite(int days) {
        return Acting.call(
                sponsor, () -> invitations.invite(study.id(), new NewInvitation("Elm Hospital", staff.email(), days)));
    }

    private IssuedInvitation again(Actor who, IssuedInvitation issued) {
        return Acting.call(who, () -> invitations.resend(issued.invitation().id()));
    }

    @Test
    void anInvitationIsOpenForAsManyDaysAsTheSponsorSays() {
        var token = invite(3).token();

        world.clock.advance(Duration.ofDays(2));
        preview(token, place());
        world.clock.advance(Duration.ofDays(1));
        refused(ProblemType.GONE, () -> preview(token, place()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 61, Integer.MAX_VALUE})
    void aTimeToAnswerThatIsTooShortOrTooLongIsRefused(int days) {
        refused(ProblemType.INVALID_REQUEST, "/days", () -> invite(days));
    }

    @Test
    void whatIsSentAgainHasANewTokenAndTheOldOneStopsToWork() {
        var first = invite(3);

        var second = again(sponsor, first);

        assertThat(second.invitation().id()).isEqualTo(first.invitation().id());
        assertThat(second.token()).isNotEqualTo(first.token());
        refused(ProblemType.CODE_REFUSED, () -> preview(first.token(), place()));
        Recruiting.accept(staff, second.token());
        assertThat(states()).containsExactly(InvitationState.ACCEPTED);
        assertThat(world.query(sponsor, "select action from ledger_entry order by sequence"))
                .hasToString(
                        "[tenant.created, study.created, invitation.sent, invitation.sent-again, invitation.accepted]");
    }

    @Test
    void anExpiredInvitationOpensForAsLongAsTheFirstTime() {
        var first = invite(3);
        world.clock.advance(Duration.ofDays(40));

        var second = again(sponsor, first).invitation();

        assertThat(states()).containsExactly(InvitationState.PENDING);
        assertThat(Duration.between(second.sentAt(), second.expiresAt())).isEqualTo(Duration.ofDays(3));
        assertThat(second.sentAt()).isAfter(first.invitation().expiresAt());
    }

    /** It lapsed when the address was invited anew; opened again it would be the address's second open one. */
    @Test
    void anAddressThatWasInvitedAnewKeepsOneOpenInvitation() {
        var first = invite(3);
        world.clock.advance(Duration.ofDays(3));
        invite(3);

        refused(ProblemType.CONFLICT, "/email", () -> again(sponsor, first));
        assertThat(states()).containsExactly(InvitationState.PENDING, InvitationState.EXPIRED);
    }

    @Test
    void whatWasAnsweredOrRevokedIsNotSentAgain() {
        var accepted = invite(3);
        Recruiting.accept(staff, accepted.token());
        refused(ProblemType.CONFLICT, () -> again(sponsor, accepted));

        var declining = world.staff();
        var declined = Recruiting.invite(sponsor, study.id(), declining);
        Acting.run(declining, () -> invitations.decline(new InvitationToken(declined.token())));
        refused(ProblemType.CONFLICT, () -> again(sponsor, declined));

        var revoked = Recruiting.invite(sponsor, study.id(), world.staff());
        Acting.call(sponsor, () -> invitations.revoke(revoked.invitation().id()));
        refused(ProblemType.CONFLICT, () -> again(sponsor, revoked));
    }

    @Test
    void anotherTenantsInvitationIsNotThere() {
        var issued = invite(3);

        refused(ProblemType.NOT_FOUND, () -> again(world.sponsor(), issued));
        refused(ProblemType.FORBIDDEN, () -> again(staff, issued));
        preview(issued.token(), place());
    }

    @Test
    void aStudyThatRunsSendsNothing() {
        var late = invite(3);
        Recruiting.ready(sponsor, study, 3);
        Acting.call(sponsor, () -> world.get(RunService.class).start(study.id()));

        var refusal = refused(ProblemType.CONFLICT, () -> again(sponsor, late));

        assertThat(refusal.detail()).contains("no longer takes in institutions");
        preview(late.token(), place());
    }
}
