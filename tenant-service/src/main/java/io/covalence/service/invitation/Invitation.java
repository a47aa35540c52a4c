package io.covalence.service.invitation;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.MailDelivery;
import io.covalence.contract.invitation.SignedAgreement;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.text.EmailAddress;
import io.covalence.contract.text.PlainText;
import io.covalence.service.page.Cursor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PENDING until it is answered, revoked, or its time has passed; then as it is for ever, unless an expired one is sent again. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the columns that no method reads.
class Invitation {
    @Id
    private String id;

    private String tenantId;
    private String studyId;
    private String institutionName;
    private String email;

    @Column(name = "token_sha256")
    private String tokenSha256;

    @Enumerated(EnumType.STRING)
    private InvitationState state;

    private Instant sentAt;
    private Instant expiresAt;
    private @Nullable Instant answeredAt;
    private @Nullable String answeredBy;

    @Column(name = "agreement_sha256")
    private @Nullable String agreementSha256;

    private @Nullable String agreement;
    private @Nullable String institutionId;

    @Enumerated(EnumType.STRING)
    private MailDelivery mail;

    @Version
    private long version;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    Invitation() {}

    Invitation(
            String id,
            TenantId tenantId,
            StudyId studyId,
            String institutionName,
            String email,
            String tokenSha256,
            MailDelivery mail,
            Duration lifetime,
            Instant now) {
        this.id = id;
        this.tenantId = tenantId.value();
        this.studyId = studyId.value();
        this.institutionName = PlainText.composed(institutionName.strip());
        this.email = EmailAddress.canonical(email);
        this.tokenSha256 = tokenSha256;
        this.mail = mail;
        this.state = InvitationState.PENDING;
        this.sentAt = now;
        this.expiresAt = now.plus(lifetime);
    }

    /** Writes down that its time has passed, so that another may be sent to the same address. */
    void lapse() {
        state = InvitationState.EXPIRED;
    }

    /**
     * Opens it anew for as long as the first time, with another token: the one before is worth nothing from now on.
     *
     * @param mail what is known of the new e-mail so far
     * @throws ProblemException CONFLICT when it was answered or revoked
     */
    void renew(String digest, MailDelivery mail, Instant now) {
        var state = stateAt(now);
        if (state != InvitationState.PENDING && state != InvitationState.EXPIRED) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Only a pending or expired invitation can be sent again; this one is " + state + ".");
        }
        expiresAt = now.plus(Duration.between(sentAt, expiresAt));
        sentAt = now;
        tokenSha256 = digest;
        this.mail = mail;
        this.state = InvitationState.PENDING;
    }

    /**
     * Refuses whoever comes too late.
     *
     * @throws ProblemException GONE unless it is pending
     */
    void requireOpen(Instant now) {
        if (stateAt(now) != InvitationState.PENDING) {
            throw new ProblemException(
                    ProblemType.GONE,
                    "This invitation is no longer open: it is " + stateAt(now) + ". Ask the sponsor for another.");
        }
    }

    /** Empty where none was kept, as of invitations that were accepted before texts were. */
    Optional<SignedAgreement> signedAgreement() {
        return agreement == null || agreementSha256 == null || answeredAt == null
                ? Optional.empty()
                : Optional.of(new SignedAgreement(studyId(), agreement, agreementSha256, answeredAt));
    }

    void accept(String subject, InstitutionId institution, Agreement signed, Instant now) {
        answer(InvitationState.ACCEPTED, subject, now);
        institutionId = institution.value();
        agreement = signed.text();
        agreementSha256 = signed.sha256();
    }

    void decline(String subject, Instant now) {
        answer(InvitationState.DECLINED, subject, now);
    }

    void revoke(String subject, Instant now) {
        if (stateAt(now) != InvitationState.PENDING) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Only a pending invitation can be revoked; this one is " + stateAt(now) + ".");
        }
        answer(InvitationState.REVOKED, subject, now);
    }

    private void answer(InvitationState answer, String subject, Instant now) {
        requireOpen(now);
        state = answer;
        answeredBy = subject;
        answeredAt = now;
    }

    String email() {
        return email;
    }

    boolean isFor(String verifiedEmail) {
        return email.equals(verifiedEmail);
    }

    InvitationState stateAt(Instant now) {
        return state == InvitationState.PENDING && !now.isBefore(expiresAt) ? InvitationState.EXPIRED : state;
    }

    InvitationView view(Instant now) {
        return new InvitationView(id, studyId(), institutionName, email, stateAt(now), sentAt, expiresAt, mail);
    }

    Cursor cursor() {
        return new Cursor(sentAt, id);
    }

    String id() {
        return id;
    }

    TenantId tenantId() {
        return new TenantId(tenantId);
    }

    StudyId studyId() {
        return new StudyId(studyId);
    }

    String institutionName() {
        return institutionName;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
