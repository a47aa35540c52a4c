package io.covalence.service.invitation;

import io.covalence.contract.id.Ids;
import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.Acceptance;
import io.covalence.contract.invitation.AcceptedInvitation;
import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.contract.invitation.SignedAgreement;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.text.EmailAddress;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.acting.Transactions;
import io.covalence.service.institution.InstitutionSites;
import io.covalence.service.ledger.Ledger;
import io.covalence.service.membership.Memberships;
import io.covalence.service.naming.TenantNames;
import io.covalence.service.secret.Digests;
import io.covalence.service.study.Participations;
import io.covalence.service.study.Studies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a token may do. The token opens its own invitation and nothing else; once it is found valid for the acting
 * person, a second transaction acts in the inviting tenant and in the person's institution, and checks again.
 */
@Dependent
class Answers {
    private final EntityManager entities;
    private final Transactions transactions;
    private final Studies studies;
    private final Participations participations;
    private final InstitutionSites sites;
    private final TenantNames tenants;
    private final Memberships memberships;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    @Inject
    Answers(
            EntityManager entities,
            Transactions transactions,
            Studies studies,
            Participations participations,
            InstitutionSites sites,
            TenantNames tenants,
            Memberships memberships,
            Ledger ledger,
            Ids ids,
            Clock clock) {
        this.entities = entities;
        this.transactions = transactions;
        this.studies = studies;
        this.participations = participations;
        this.sites = sites;
        this.tenants = tenants;
        this.memberships = memberships;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    InvitationPreview preview(String token) {
        var digest = Digests.sha256(token);
        var caller = Acting.actor();
        return transactions.as(Actor.visitor().presenting(digest), () -> {
            var invitation = find(digest, LockModeType.NONE);
            invitation.requireOpen(clock.instant());
            var tenantName = tenantName(invitation);
            var study = studies.runnable(invitation.studyId());
            var agreement = Agreement.of(tenantName, invitation.institutionName(), study);
            return new InvitationPreview(
                    tenantName,
                    study.name(),
                    study.question(),
                    invitation.institutionName(),
                    EmailAddress.masked(invitation.email()),
                    invitation.isFor(caller.email()),
                    invitation.stateAt(clock.instant()),
                    invitation.expiresAt(),
                    agreement.text(),
                    agreement.sha256());
        });
    }

    AcceptedInvitation accept(Acceptance acceptance) {
        var digest = Digests.sha256(acceptance.token());
        var actor = Acting.actor();
        var institution = Objects.requireNonNullElseGet(actor.institutionId(), ids::institution);
        return answering(digest, institution, () -> {
            var invitation = find(digest, LockModeType.PESSIMISTIC_WRITE);
            var study = studies.runnable(invitation.studyId());
            var agreement = Agreement.of(tenantName(invitation), invitation.institutionName(), study);
            if (!agreement.sha256().equals(acceptance.agreementSha256())) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "The agreement is not the one that you read. Read it again, then accept.",
                        List.of(new Problem.FieldError("/agreementSha256", "must be the digest of the agreement")));
            }
            invitation.accept(actor.subject(), institution, agreement, clock.instant());
            var site = actor.institutionId() == null
                    ? sites.found(institution, invitation.institutionName())
                    : sites.ofInstitution(institution).orElseThrow();
            if (actor.institutionId() == null) {
                memberships.joinInstitution(institution);
            }
            participations.join(study.id(), site.siteId(), institution, invitation.institutionName(), site.enrolled());
            entities.flush();
            var facts =
                    Map.of("study", study.id().value(), "site", site.siteId().value(), "agreement", agreement.sha256());
            ledger.append(invitation.tenantId(), "invitation.accepted", invitation.id(), facts);
            ledger.append(institution, "agreement.signed", invitation.id(), facts);
            return new AcceptedInvitation(study.id(), institution, site.siteId(), site.enrolled());
        });
    }

    /** Row-level security shows an institution the invitations that it has accepted, and no others. */
    SignedAgreement signed(StudyId studyId) {
        var institution = Acting.actor().institutionId();
        return entities.createQuery(
                        "select i from Invitation i where i.studyId = :study and i.institutionId = :institution"
                                + " and i.agreement is not null order by i.answeredAt desc, i.id",
                        Invitation.class)
                .setParameter("study", studyId.value())
                .setParameter("institution", institution == null ? "" : institution.value())
                .setMaxResults(1)
                .getResultStream()
                .flatMap(invitation -> invitation.signedAgreement().stream())
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "Your institution has signed no agreement of this study of which the text was kept."));
    }

    boolean decline(String token) {
        var digest = Digests.sha256(token);
        var actor = Acting.actor();
        return answering(digest, actor.institutionId(), () -> {
            var invitation = find(digest, LockModeType.PESSIMISTIC_WRITE);
            invitation.decline(actor.subject(), clock.instant());
            entities.flush();
            ledger.append(
                    invitation.tenantId(),
                    "invitation.declined",
                    invitation.id(),
                    Map.of("study", invitation.studyId().value()));
            return true;
        });
    }

    /** Checks that the token is the acting person's, then runs the work in the inviting tenant. */
    private <T> T answering(String digest, @Nullable InstitutionId institution, Supplier<T> work) {
        var actor = Acting.actor().presenting(digest);
        var tenant = transactions.as(actor, () -> {
            var invitation = find(digest, LockModeType.NONE);
            if (!invitation.isFor(actor.email())) {
                throw new ProblemException(
                        ProblemType.FORBIDDEN,
                        "This invitation was sent to " + EmailAddress.masked(invitation.email())
                                + ". Sign in with that address, verified, to answer it.");
            }
            return invitation.tenantId();
        });
        return transactions.as(actor.within(tenant).inside(institution), work);
    }

    private Invitation find(String digest, LockModeType lock) {
        return entities.createQuery("select i from Invitation i where i.tokenSha256 = :digest", Invitation.class)
                .setParameter("digest", digest)
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.CODE_REFUSED, "This is not the token of an invitation. Copy the whole link."));
    }

    private String tenantName(Invitation invitation) {
        return tenants.find(invitation.tenantId()).orElseThrow();
    }
}
