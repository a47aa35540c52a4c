package io.covalence.service.ledger;

import io.covalence.contract.id.Id;
import io.covalence.service.acting.Acting;
import io.covalence.service.json.Json;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Records who did what to which object, in the transaction of the change itself: both happen or neither. Each tenant
 * and each institution has a chain of its own, in which every entry carries the digest of the previous one.
 */
@Dependent
public class Ledger {
    private final EntityManager entities;
    private final Clock clock;

    @Inject
    Ledger(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Appends an entry by the acting person.
     *
     * @param owner the tenant or institution whose chain it is
     * @param action what was done, such as {@code study.created}
     * @param object id of what it was done to
     * @param detail further facts; nothing secret, nothing personal beyond what the action needs
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Id owner, String action, String object, Map<String, String> detail) {
        var actor = Acting.actor();
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:owner, 0))", Object.class)
                .setParameter("owner", "ledger:" + owner)
                .getSingleResult();
        var last = entities.createQuery(
                        "select e from LedgerEntry e where e.ownerId = :owner order by e.sequence desc",
                        LedgerEntry.class)
                .setParameter("owner", owner.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
        entities.persist(new LedgerEntry(
                owner.value(),
                last.map(LedgerEntry::sequence).orElse(0L) + 1,
                clock.instant(),
                actor.kind() + ":" + actor.subject(),
                actor.name(),
                action,
                object,
                Json.write(new TreeMap<>(detail)),
                last.map(LedgerEntry::sha256).orElse(LedgerEntry.GENESIS)));
        entities.flush();
    }

    /** Recomputes a chain from its beginning; returns the sequence of the first entry that does not fit, when there is one. */
    @Transactional
    public OptionalLong firstBroken(Id owner) {
        var previous = LedgerEntry.GENESIS;
        long expected = 1;
        try (var chain = entities.createQuery(
                        "select e from LedgerEntry e where e.ownerId = :owner order by e.sequence", LedgerEntry.class)
                .setParameter("owner", owner.value())
                .getResultStream()) {
            for (var entry : (Iterable<LedgerEntry>) chain::iterator) {
                if (!entry.follows(previous, expected)) {
                    return OptionalLong.of(entry.sequence());
                }
                previous = entry.sha256();
                expected++;
            }
        }
        return OptionalLong.empty();
    }
}
