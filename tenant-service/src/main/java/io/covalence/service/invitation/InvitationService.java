package io.covalence.service.invitation;

import io.covalence.contract.Page;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.Acceptance;
import io.covalence.contract.invitation.AcceptedInvitation;
import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.MailDelivery;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.invitation.SignedAgreement;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.tenant.Role;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Requires;
import io.covalence.service.acting.Transactions;
import io.covalence.service.json.Texts;
import io.covalence.service.mail.MailSender;
import io.covalence.service.secret.AttemptLimiter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Invitations: the sponsor sends and revokes them, the invited person reads and answers them. */
@Dependent
@Transactional
public class InvitationService {
    private final Transactions transactions;
    private final SentInvitations sent;
    private final MailSender mail;
    private final Answers answers;
    private final AttemptLimiter limiter;

    @Inject
    InvitationService(
            Transactions transactions, SentInvitations sent, MailSender mail, Answers answers, AttemptLimiter limiter) {
        this.transactions = transactions;
        this.sent = sent;
        this.mail = mail;
        this.answers = answers;
        this.limiter = limiter;
    }

    /**
     * Invites an institution, and writes to the invited person where mail is sent at all. The first invitation opens the study and
     * freezes its plan; the token is told this once. A mail that cannot be sent changes nothing.
     */
    @Requires(Role.SPONSOR)
    @Transactional(Transactional.TxType.SUPPORTS)
    public IssuedInvitation invite(StudyId studyId, NewInvitation request) {
        Acting.tenant();
        new Texts()
                .line("/institutionName", request.institutionName(), 2, 120)
                .email("/email", request.email())
                .require(
                        "/days",
                        request.days() >= NewInvitation.FEWEST_DAYS && request.days() <= NewInvitation.MOST_DAYS,
                        "must be from " + NewInvitation.FEWEST_DAYS + " to " + NewInvitation.MOST_DAYS)
                .check();
        return post(() -> sent.send(studyId, request, expected()));
    }

    /**
     * Sends a pending or expired invitation again: with a new token, told this once, while the one before stops to work; and open
     * for as long as it was the first time.
     *
     * @throws ProblemException CONFLICT when it was answered or revoked, when its address has another open one, or when the study
     *     takes in no institutions any more
     */
    @Requires(Role.SPONSOR)
    @Transactional(Transactional.TxType.SUPPORTS)
    public IssuedInvitation resend(String invitationId) {
        Acting.tenant();
        return post(() -> sent.sendAgain(invitationId, expected()));
    }

    /** The mail leaves once the invitation is sure. Should this process end before it has, it has not been sent. */
    private IssuedInvitation post(Supplier<SentInvitations.Outgoing> work) {
        var actor = Acting.actor();
        var outgoing = transactions.as(actor, work);
        var issued = outgoing.issued();
        var delivery = mail.send(outgoing.mail());
        if (delivery != issued.invitation().mail()) {
            transactions.as(actor, () -> {
                sent.delivered(issued.invitation().id(), issued.token(), delivery);
                return delivery;
            });
        }
        return issued.with(delivery);
    }

    private MailDelivery expected() {
        return mail.isOn() ? MailDelivery.FAILED : MailDelivery.OFF;
    }

    /** The study's invitations, those sent last first. */
    @Requires(Role.SPONSOR)
    public Page<InvitationView> list(StudyId studyId, @Nullable String cursor, int limit) {
        return sent.list(studyId, cursor, limit);
    }

    /** Takes a pending invitation back. */
    @Requires(Role.SPONSOR)
    public InvitationView revoke(String invitationId) {
        return sent.revoke(invitationId);
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

    /**
     * What the acting person's institution signed when it accepted.
     *
     * @throws ProblemException NOT_FOUND when it signed nothing for this study
     */
    @Requires(Role.INSTITUTION)
    public SignedAgreement signedAgreement(StudyId studyId) {
        return answers.signed(studyId);
    }

    /** The acting person says no. */
    @Requires(Role.INSTITUTION)
    @Transactional(Transactional.TxType.SUPPORTS)
    public void decline(InvitationToken token) {
        new Texts().line("/token", token.token(), 1, 100).check();
        limiter.attempt("invitation", Acting.actor().subject(), () -> answers.decline(token.token()));
    }
}
