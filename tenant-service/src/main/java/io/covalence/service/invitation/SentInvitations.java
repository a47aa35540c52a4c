package io.covalence.service.invitation;

import io.covalence.contract.Page;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.Ids;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.MailDelivery;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.text.EmailAddress;
import io.covalence.service.acting.Acting;
import io.covalence.service.ledger.Ledger;
import io.covalence.service.mail.Mail;
import io.covalence.service.naming.TenantNames;
import io.covalence.service.page.Cursor;
import io.covalence.service.page.Pages;
import io.covalence.service.secret.Digests;
import io.covalence.service.secret.OneTimeSecrets;
import io.covalence.service.study.Studies;
import io.covalence.service.study.StudyFacts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the sponsor does with invitations, in a transaction of the sponsor's tenant. */
@Dependent
class SentInvitations {
    private final EntityManager entities;
    private final Studies studies;
    private final Ledger ledger;
    private final TenantNames tenants;
    private final InvitationMail mail;
    private final OneTimeSecrets secrets;
    private final Ids ids;
    private final Clock clock;

    @Inject
    SentInvitations(
            EntityManager entities,
            Studies studies,
            Ledger ledger,
            TenantNames tenants,
            InvitationMail mail,
            OneTimeSecrets secrets,
            Ids ids,
            Clock clock) {
        this.entities = entities;
        this.studies = studies;
        this.ledger = ledger;
        this.tenants = tenants;
        this.mail = mail;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was written down, and what is to be done about it once that is sure. */
    record Outgoing(IssuedInvitation issued, Mail mail) {}

    /** @param expected what is known of its e-mail before it is sent */
    Outgoing send(StudyId studyId, NewInvitation request, MailDelivery expected) {
        var study = studies.recruit(studyId);
        requireOnly(studyId, EmailAddress.canonical(request.email()), null);
        var token = secrets.token();
        var invitation = new Invitation(
                ids.next(IdKind.INVITATION),
                study.tenantId(),
                studyId,
                request.institutionName(),
                request.email(),
                Digests.sha256(token),
                expected,
                Duration.ofDays(request.days()),
                clock.instant());
        entities.persist(invitation);
        entities.flush();
        var facts = Map.of("study", studyId.value(), "plan", study.planSha256());
        ledger.append(Acting.tenant(), "invitation.sent", invitation.id(), facts);
        return outgoing(invitation, study, token);
    }

    Outgoing sendAgain(String invitationId, MailDelivery expected) {
        // The invitation's row first, as whoever accepts it takes them.
        var invitation = find(invitationId, LockModeType.PESSIMISTIC_WRITE);
        var studyId = invitation.studyId();
        var study = studies.recruit(studyId);
        var token = secrets.token();
        requireOnly(studyId, invitation.email(), invitationId);
        invitation.renew(Digests.sha256(token), expected, clock.instant());
        entities.flush();
        var facts = Map.of("study", studyId.value(), "plan", study.planSha256());
        ledger.append(Acting.tenant(), "invitation.sent-again", invitationId, facts);
        return outgoing(invitation, study, token);
    }

    private Outgoing outgoing(Invitation invitation, StudyFacts study, String token) {
        var tenantName = tenants.find(invitation.tenantId()).orElseThrow();
        return new Outgoing(
                new IssuedInvitation(invitation.view(clock.instant()), token),
                mail.write(invitation, tenantName, study, token));
    }

    /** Writes down what became of the e-mail with a token; nothing when another one has been sent meanwhile. */
    void delivered(String invitationId, String token, MailDelivery delivery) {
        entities.createQuery("update Invitation i set i.mail = :delivery where i.id = :id and i.tokenSha256 = :digest")
                .setParameter("delivery", delivery)
                .setParameter("id", invitationId)
                .setParameter("digest", Digests.sha256(token))
                .executeUpdate();
    }

    /**
     * Refuses a second open invitation to one address. The study's row is held: of two that invite the same address at once one
     * sees the other's invitation.
     *
     * @param itself the invitation that may be open
     */
    private void requireOnly(StudyId studyId, String email, @Nullable String itself) {
        var now = clock.instant();
        var before = entities.createQuery(
                        "select i from Invitation i where i.studyId = :study and i.email = :email and i.state in :open",
                        Invitation.class)
                .setParameter("study", studyId.value())
                .setParameter("email", email)
                .setParameter("open", List.of(InvitationState.PENDING, InvitationState.ACCEPTED))
                .getResultList();
        for (var invitation : before) {
            if (invitation.id().equals(itself)) {
                continue;
            }
            switch (invitation.stateAt(now)) {
                case EXPIRED -> invitation.lapse();
                case ACCEPTED -> throw invitedBefore("has accepted an invitation to this study already.");
                default ->
                    throw invitedBefore("is invited to this study already. Send that invitation again, or revoke it.");
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

    Page<InvitationView> list(StudyId studyId, @Nullable String cursor, int limit) {
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

    InvitationView revoke(String invitationId) {
        var invitation = find(invitationId, LockModeType.NONE);
        invitation.revoke(Acting.actor().subject(), clock.instant());
        entities.flush();
        var facts = Map.of("study", invitation.studyId().value());
        ledger.append(Acting.tenant(), "invitation.revoked", invitationId, facts);
        return invitation.view(clock.instant());
    }

    private Invitation find(String invitationId, LockModeType lock) {
        var invitation = entities.find(Invitation.class, invitationId, lock);
        if (invitation == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such invitation, or it is not yours.");
        }
        return invitation;
    }
}
