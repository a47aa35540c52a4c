package io.covalence.service.membership;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.text.EmailAddress;
import io.covalence.service.acting.Acting;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Creates memberships, for the features in which people join. */
@Dependent
@Transactional(Transactional.TxType.MANDATORY)
public class Memberships {
    private final EntityManager entities;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    Memberships(EntityManager entities, RandomGenerator random, Clock clock) {
        this.entities = entities;
        this.random = random;
        this.clock = clock;
    }

    /** The owner of this address, once verified, acts for the tenant. */
    public void addToTenant(TenantId tenantId, String email) {
        entities.persist(new Membership(id(), EmailAddress.canonical(email), tenantId, null, clock.instant()));
    }

    /**
     * Whether an address acts for a tenant or an institution already, as far as the acting person sees it. Whoever asks holds the
     * address until their transaction ends: of two that give it a membership at once, one sees the other's.
     */
    public boolean isTaken(String email) {
        var canonical = EmailAddress.canonical(email);
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:email, 0))", Object.class)
                .setParameter("email", "membership:" + canonical)
                .getSingleResult();
        return isKnown("select m.id from Membership m where m.email = :who", canonical);
    }

    /**
     * The acting person acts for the institution from their next request on.
     *
     * @throws ProblemException (CONFLICT) when they act for somebody already, since another request of just now perhaps
     */
    public void joinInstitution(InstitutionId institutionId) {
        var person = Acting.actor();
        if (isTaken(person.email())
                || isKnown("select m.id from Membership m where m.subject = :who", person.subject())) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "You act for a sponsor or an institution already, and could not act for another. Reload the page to see"
                            + " for whom. A sponsor's people need an invitation to another address.");
        }
        var membership = new Membership(id(), person.email(), null, institutionId, clock.instant());
        membership.bind(person.subject(), clock.instant());
        entities.persist(membership);
    }

    private boolean isKnown(String query, String who) {
        return !entities.createQuery(query, String.class)
                .setParameter("who", who)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
