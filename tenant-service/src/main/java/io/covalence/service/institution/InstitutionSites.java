package io.covalence.service.institution;

import io.covalence.contract.id.Ids;
import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Institutions and sites, for the features that create and enrol them. */
@Dependent
@Transactional(Transactional.TxType.MANDATORY)
public class InstitutionSites {
    /**
     * How a sponsor reads an institution's name, as a value in a query with a participation {@code p} of theirs: as its own people
     * confirmed it, else as this sponsor wrote it, and never as another one did.
     */
    public static final String NAME_FOR_SPONSORS =
            "(select case when i.nameConfirmed = true then i.name else p.institutionCalled end"
                    + " from Institution i where i.id = p.institutionId)";

    /** The fingerprint of the site's identity key, in such a query; null until the site has enrolled. */
    public static final String FINGERPRINT = "(select sf.identityFingerprint from Site sf where sf.id = p.siteId)";

    /** When the site was heard last, in such a query; null when it never was. */
    public static final String LAST_HEARD = "(select sh.lastHeard from Site sh where sh.id = p.siteId)";

    private final EntityManager entities;
    private final Ids ids;
    private final Clock clock;

    @Inject
    InstitutionSites(EntityManager entities, Ids ids, Clock clock) {
        this.entities = entities;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A site as other features need it.
     *
     * @param identityKey Ed25519 public key, base64url, absent until enrolled
     */
    public record SiteFacts(
            SiteId siteId,
            InstitutionId institutionId,
            String institutionName,
            boolean enrolled,
            @Nullable String identityKey) {}

    /** Makes an institution with its site. */
    public SiteFacts found(InstitutionId institutionId, String name) {
        entities.persist(new Institution(institutionId, name, clock.instant()));
        var site = new Site(ids.site(), institutionId, clock.instant());
        entities.persist(site);
        entities.flush();
        return facts(site, name);
    }

    /** The site of the institution, when the transaction sees it. */
    public Optional<SiteFacts> ofInstitution(InstitutionId institutionId) {
        return entities.createQuery("select s from Site s where s.institutionId = :id", Site.class)
                .setParameter("id", institutionId.value())
                .getResultStream()
                .findFirst()
                .map(site -> facts(site, name(institutionId)));
    }

    public Optional<SiteFacts> find(SiteId siteId) {
        return Optional.ofNullable(entities.find(Site.class, siteId.value()))
                .map(site -> facts(site, name(site.institutionId())));
    }

    /** Gives the site its keys; new ones take the place of older ones. */
    public void enrol(SiteId siteId, String identityKey, String fingerprint, String connectorVersion) {
        var site = entities.find(Site.class, siteId.value());
        if (site == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such site, or it is not yours.");
        }
        site.enrol(identityKey, fingerprint, connectorVersion, clock.instant());
    }

    /** Notes that the site's connector was heard, without counting it as a change that others could meet. */
    public void heard(SiteId siteId) {
        entities.createQuery("update Site s set s.lastHeard = :now where s.id = :id")
                .setParameter("now", clock.instant())
                .setParameter("id", siteId.value())
                .executeUpdate();
    }

    /** The name of an institution, when the transaction sees it. */
    public Optional<String> nameOf(InstitutionId institutionId) {
        return entities.createQuery("select i.name from Institution i where i.id = :id", String.class)
                .setParameter("id", institutionId.value())
                .getResultStream()
                .findFirst();
    }

    private String name(InstitutionId institutionId) {
        return nameOf(institutionId).orElseThrow();
    }

    private static SiteFacts facts(Site site, String name) {
        return new SiteFacts(site.id(), site.institutionId(), name, site.enrolled(), site.identityKey());
    }
}
