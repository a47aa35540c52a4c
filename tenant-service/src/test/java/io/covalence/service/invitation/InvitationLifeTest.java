package io.covalence.service.invitation;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.invitation.Acceptance;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.problem.ProblemType;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.institution.InstitutionService;
import io.covalence.service.secret.AttemptLimiter;
import io.covalence.service.world.Recruiting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An invitation from its token to its answer. */
class InvitationLifeTest extends InvitationScene {
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
    void whoSignedReadsWhatTheySignedAndNobodyElseDoes() {
        var token = Recruiting.invite(sponsor, study.id(), staff).token();
        var read = Acting.call(Actor.visitor(), () -> invitations.preview(new InvitationToken(token), place()));
        Recruiting.accept(staff, token);
        var again = world.again(staff);

        var signed = Acting.call(again, () -> invitations.signedAgreement(study.id()));
        assertThat(signed.text()).isEqualTo(read.agreement());
        assertThat(signed.sha256()).isEqualTo(read.agreementSha256());
        var other = Recruiting.ready(sponsor, Recruiting.study(sponsor)).staff();
        refused(ProblemType.NOT_FOUND, () -> Acting.call(other, () -> invitations.signedAgreement(study.id())));
        assertThat(world.query(other, "select agreement from invitation where study_id = '" + study.id() + "'"))
                .isEmpty();
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
        world.clock.advance(LIFETIME);

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
        world.clock.advance(LIFETIME);
        refused(ProblemType.GONE, () -> preview(late, place()));
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
}
