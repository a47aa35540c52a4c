package io.covalence.service.membership;

import io.covalence.contract.text.EmailAddress;
import io.covalence.service.acting.Acting;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes memberships, for the features in which people join. */
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
    public void addToTenant(String tenantId, String email) {
        entities.persist(new Membership(id(), EmailAddress.canonical(email), tenantId, null, clock.instant()));
    }

    /**
     * Whether an address acts for a tenant or an institution already, as far as the acting person sees it. Whoever asks holds the
     * address until their transaction ends: of two that give it a membership at once one sees the other's.
     */
    public boolean isTaken(String email) {
        var canonical = EmailAddress.canonical(email);
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:email, 0))", Object.class)
                .setParameter("email", "membership:" + canonical)
                .getSingleResult();
        return !entities.createQuery("select m.id from Membership m where m.email = :email", String.class)
                .setParameter("email", canonical)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The acting person acts for the institution from their next request on. */
    public void joinInstitution(String institutionId) {
        var person = Acting.actor();
        var membership = new Membership(id(), person.email(), null, institutionId, clock.instant());
        membership.bind(person.subject(), clock.instant());
        entities.persist(membership);
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
