package io.covalence.service.invitation;

import io.covalence.contract.Page;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.Ids;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.Acceptance;
import io.covalence.contract.invitation.AcceptedInvitation;
import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.tenant.Role;
import io.covalence.contract.text.EmailAddress;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Requires;
import io.covalence.service.json.Texts;
import io.covalence.service.ledger.Ledger;
import io.covalence.service.page.Cursor;
import io.covalence.service.page.Pages;
import io.covalence.service.secret.AttemptLimiter;
import io.covalence.service.secret.Digests;
import io.covalence.service.secret.OneTimeSecrets;
import io.covalence.service.study.Studies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invitations: the sponsor sends and revokes them, the invited person reads and answers them. */
@Dependent
@Transactional
public class InvitationService {
    private final EntityManager entities;
    private final Studies studies;
    private final Ledger ledger;
    private final Answers answers;
    private final AttemptLimiter limiter;
    private final OneTimeSecrets secrets;
    private final Ids ids;
    private final Clock clock;

    @Inject
    InvitationService(
            EntityManager entities,
            Studies studies,
            Ledger ledger,
            Answers answers,
            AttemptLimiter limiter,
            OneTimeSecrets secrets,
            Ids ids,
            Clock clock) {
        this.entities = entities;
        this.studies = studies;
        this.ledger = ledger;
        this.answers = answers;
        this.limiter = limiter;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** Invites an institution. The first invitation opens the study and freezes its plan; the token is told this once. */
    @Requires(Role.SPONSOR)
    public IssuedInvitation invite(StudyId studyId, NewInvitation request) {
        var tenant = Acting.tenant();
        var study = studies.recruit(studyId);
        new Texts()
                .line("/institutionName", request.institutionName(), 2, 120)
                .email("/email", request.email())
                .check();
        requireFirst(studyId, EmailAddress.canonical(request.email()));
        var token = secrets.token();
        var invitation = new Invitation(
                ids.next(IdKind.INVITATION),
                study.tenantId(),
                studyId,
                request.institutionName(),
                request.email(),
                Digests.sha256(token),
                clock.instant());
        entities.persist(invitation);
        entities.flush();
        ledger.append(
                tenant,
                "invitation.sent",
                invitation.id(),
                Map.of("study", studyId.value(), "plan", study.planSha256()));
        return new IssuedInvitation(invitation.view(clock.instant()), token);
    }

    /** The study's row is held: of two that invite the same address at once one sees the other's invitation. */
    private void requireFirst(StudyId studyId, String email) {
        var now = clock.instant();
        var before = entities.createQuery(
                        "select i from Invitation i where i.studyId = :study and i.email = :email and i.state in :open",
                        Invitation.class)
                .setParameter("study", studyId.value())
                .setParameter("email", email)
                .setParameter("open", List.of(InvitationState.PENDING, InvitationState.ACCEPTED))
                .getResultList();
        for (var invitation : before) {
            switch (invitation.stateAt(now)) {
                case EXPIRED -> invitation.lapse();
                case ACCEPTED -> throw invitedBefore("has accepted an invitation to this study already.");
                default ->
                    throw invitedBefore("is invited to this study already. Revoke that invitation to send another.");
            }
        }
        entities.flush();
    }

    private static ProblemException invitedBefore(String how) {
        return new ProblemException(
                ProblemType.CONFLICT,
                "This address " + how,
                List.of(new Problem.FieldError("/email", "must be of somebody who is not invited yet")));
    }

    /** The study's invitations, newest first. */
    @Requires(Role.SPONSOR)
    public Page<InvitationView> list(StudyId studyId, @Nullable String cursor, int limit) {
        studies.facts(studyId);
        var from = Cursor.parse(cursor, Cursor.END);
        var rows = entities.createQuery(
                        "select i from Invitation i where i.studyId = :study and i.tenantId = :tenant"
                                + " and (i.sentAt < :at or (i.sentAt = :at and i.id < :id)) order by i.sentAt desc, i.id desc",
                        Invitation.class)
                .setParameter("study", studyId.value())
                .setParameter("tenant", Acting.tenant().value())
                .setParameter("at", from.at())
                .setParameter("id", from.id())
                .setMaxResults(Pages.limit(limit) + 1)
                .getResultList();
        var now = clock.instant();
        return Pages.of(rows, limit, Invitation::cursor, invitation -> invitation.view(now));
    }

    /** Takes a pending invitation back. */
    @Requires(Role.SPONSOR)
    public InvitationView revoke(String invitationId) {
        var actor = Acting.actor();
        var invitation = entities.find(Invitation.class, invitationId);
        if (invitation == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such invitation, or it is not yours.");
        }
        invitation.revoke(actor.subject(), clock.instant());
        entities.flush();
        ledger.append(
                Acting.tenant(),
                "invitation.revoked",
                invitationId,
                Map.of("study", invitation.studyId().value()));
        return invitation.view(clock.instant());
    }

    /**
     * What an invitation is about, for whoever holds its token, as long as it is open: one that was answered, revoked or has
     * expired is GONE, and tells nothing more.
     *
     * @param caller where the request comes from, such as a remote address; wrong tokens are counted by it
     */
    @Requires
    @Transactional(Transactional.TxType.SUPPORTS)
    public InvitationPreview preview(InvitationToken token, String caller) {
        new Texts().line("/token", token.token(), 1, 100).check();
        return limiter.attempt("invitation", caller, () -> answers.preview(token.token()));
    }

    /**
     * The acting person accepts for their institution, which is made when they have none yet.
     *
     * @throws ProblemException CODE_REFUSED for an unknown token, TOO_MANY_ATTEMPTS after twenty wrong ones, GONE when it was
     *     answered, revoked or has expired, FORBIDDEN when it was sent to another address, CONFLICT when the agreement is not the
     *     one that was read
     */
    @Requires(Role.INSTITUTION)
    @Transactional(Transactional.TxType.SUPPORTS)
    public AcceptedInvitation accept(Acceptance acceptance) {
        new Texts()
                .line("/token", acceptance.token(), 1, 100)
                .line("/agreementSha256", acceptance.agreementSha256(), 64, 64)
                .check();
        return limiter.attempt("invitation", Acting.actor().subject(), () -> answers.accept(acceptance));
    }

    /** The acting person says no. */
    @Requires(Role.INSTITUTION)
    @Transactional(Transactional.TxType.SUPPORTS)
    public void decline(InvitationToken token) {
        new Texts().line("/token", token.token(), 1, 100).check();
        limiter.attempt("invitation", Acting.actor().subject(), () -> answers.decline(token.token()));
    }
}
