package io.covalence.service.idempotency;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.acting.Transactions;
import io.covalence.service.secret.Digests;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Gives the same caller the same answer to the same request under the same key, for a day. Keys of different people are
 * separate; callers without a sign-in share one space of keys. The answer is kept after the work's own transaction. If
 * the process dies between the two, the key is free again after {@link #WORK_TIMEOUT} and a repetition does the work again.
 */
@Dependent
public class KeptAnswers {
    /** How long an answer is kept. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    /** How long a request may be worked on before its key is free again. */
    public static final Duration WORK_TIMEOUT = Duration.ofMinutes(2);

    private final EntityManager entities;
    private final Transactions transactions;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    KeptAnswers(EntityManager entities, Transactions transactions, RandomGenerator random, Clock clock) {
        this.entities = entities;
        this.transactions = transactions;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Claims a key for the acting caller.
     *
     * @param request what else must be equal: method, path and body, or a digest of them
     * @return the answer given before; empty when the request is to be worked on now, and then answered or released
     * @throws ProblemException CONFLICT when the key stands for another request, or the same one is being worked on
     */
    public Optional<Answer> claim(String key, String request) {
        return transactions.<Optional<Answer>>as(Acting.actor(), () -> {
            var id = id(key);
            var now = clock.instant();
            int made = entities.createNativeQuery("insert into kept_answer values"
                            + " (:caller, :key, :request, null, null, :now, :until) on conflict do nothing")
                    .setParameter("caller", id.caller())
                    .setParameter("key", id.keySha256())
                    .setParameter("request", Digests.sha256(request))
                    .setParameter("now", now)
                    .setParameter("until", now.plus(WORK_TIMEOUT))
                    .executeUpdate();
            if (made == 1) {
                return Optional.empty();
            }
            var kept = entities.find(KeptAnswer.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (kept.over(now)) {
                entities.remove(kept);
                entities.flush();
                entities.persist(new KeptAnswer(
                        id.caller(), id.keySha256(), Digests.sha256(request), now, now.plus(WORK_TIMEOUT)));
                return Optional.empty();
            }
            if (!kept.isFor(Digests.sha256(request))) {
                throw new ProblemException(
                        ProblemType.CONFLICT, "This Idempotency-Key stands for another request. Take a new key.");
            }
            var sealed = kept.sealed();
            if (sealed == null) {
                throw new ProblemException(
                        ProblemType.CONFLICT, "The first request with this Idempotency-Key is still being worked on.");
            }
            return Optional.of(new AnswerSeal(id.caller(), key).open(sealed));
        });
    }

    /** Keeps the answer to a claimed request. */
    public void answer(String key, Answer answer) {
        transactions.<Boolean>as(Acting.actor(), () -> {
            var id = id(key);
            entities.find(KeptAnswer.class, id, LockModeType.PESSIMISTIC_WRITE)
                    .keep(
                            answer.status(),
                            new AnswerSeal(id.caller(), key).seal(answer, random),
                            clock.instant().plus(LIFETIME));
            return true;
        });
    }

    /** Frees a claimed key: the request failed on our side and may be repeated. */
    public void release(String key) {
        transactions.<Boolean>as(Acting.actor(), () -> {
            entities.remove(entities.find(KeptAnswer.class, id(key)));
            return true;
        });
    }

    /** Forgets answers whose day is over; returns how many. */
    public int forget() {
        return transactions.<Integer>as(
                Actor.system(),
                () -> entities.createQuery("delete from KeptAnswer a where a.expiresAt < :now")
                        .setParameter("now", clock.instant())
                        .executeUpdate());
    }

    private static KeptAnswer.Key id(String key) {
        return new KeptAnswer.Key(Acting.actor().subject(), Digests.sha256(key));
    }
}
