package io.covalence.service.site;

import io.covalence.contract.site.Enrolment;
import io.covalence.contract.site.EnrolmentRequest;
import io.covalence.contract.tenant.Role;
import io.covalence.service.acting.Actor;
import io.covalence.service.acting.Transactions;
import io.covalence.service.environment.ServiceSettings;
import io.covalence.service.identity.ConnectorClients;
import io.covalence.service.institution.InstitutionSites;
import io.covalence.service.ledger.Ledger;
import io.covalence.service.secret.Digests;
import io.covalence.service.study.Participations;
import io.covalence.service.study.StudyFacts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Enrols a site whose request has been checked. */
@Dependent
class SiteEnroller {
    private final EntityManager entities;
    private final Transactions transactions;
    private final InstitutionSites sites;
    private final Participations participations;
    private final ConnectorClients clients;
    private final Ledger ledger;
    private final ServiceSettings settings;
    private final Clock clock;

    @Inject
    SiteEnroller(
            EntityManager entities,
            Transactions transactions,
            InstitutionSites sites,
            Participations participations,
            ConnectorClients clients,
            Ledger ledger,
            ServiceSettings settings,
            Clock clock) {
        this.entities = entities;
        this.transactions = transactions;
        this.sites = sites;
        this.participations = participations;
        this.clients = clients;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    private record Done(Enrolment enrolment, List<StudyFacts> approvedBefore) {}

    Enrolment enrol(EnrolmentRequest request, String authenticationKey) {
        var digest = Digests.sha256(request.code().strip().toUpperCase(Locale.ROOT));
        var connector = transactions.as(Actor.visitor().presenting(digest), () -> {
            var code = find(digest, LockModeType.NONE);
            code.check(clock.instant());
            return connector(code, digest);
        });
        var done = transactions.as(connector, () -> enrol(digest, request, authenticationKey));
        for (var study : done.approvedBefore()) {
            transactions.<Boolean>as(connector.within(study.tenantId()), () -> {
                participations.forgetApproval(study.id(), done.enrolment().siteId());
                return true;
            });
        }
        return done.enrolment();
    }

    /** The identity provider comes last: when it fails, the transaction goes back; the other way round it only has a client too many. */
    private Done enrol(String digest, EnrolmentRequest request, String authenticationKey) {
        var code = find(digest, LockModeType.PESSIMISTIC_WRITE);
        code.use(clock.instant());
        var siteId = code.siteId();
        var fingerprint = SiteKeys.fingerprint(request.identityKey());
        sites.enrol(siteId, request.identityKey(), fingerprint, request.connectorVersion());
        participations.enrolled(siteId);
        var approvedBefore = participations.approved(siteId);
        entities.flush();
        ledger.append(code.institutionId(), "site.enrolled", siteId.value(), Map.of("identity", fingerprint));
        var institutionName = sites.find(siteId).orElseThrow().institutionName();
        clients.put(siteId, authenticationKey);
        return new Done(
                new Enrolment(
                        siteId,
                        institutionName,
                        siteId.value(),
                        settings.issuer(),
                        settings.publicUrl() + "/api/v1",
                        settings.publicUrl() + "/aggregation/v1"),
                approvedBefore);
    }

    private StoredEnrolmentCode find(String digest, LockModeType lock) {
        return entities.createQuery(
                        "select c from StoredEnrolmentCode c where c.codeSha256 = :digest", StoredEnrolmentCode.class)
                .setParameter("digest", digest)
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .orElseThrow(StoredEnrolmentCode::refused);
    }

    private static Actor connector(StoredEnrolmentCode code, String digest) {
        return new Actor(
                Actor.Kind.CONNECTOR,
                code.siteId().value(),
                "connector of " + code.siteId(),
                "",
                Set.of(Role.CONNECTOR),
                null,
                code.institutionId(),
                code.siteId(),
                digest);
    }
}
