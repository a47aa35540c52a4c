package io.covalence.service.secret;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.service.acting.Actor;
import io.covalence.service.acting.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Throttles the guessing of one-time secrets, and locks nobody out: a right secret is accepted after any number of
 * wrong ones from the same address, since a whole hospital may use one address. After twenty wrong ones within ten
 * minutes, further wrong ones are only refused as too many. A secret of 160 bits cannot be guessed in any case.
 *
 * <p>Failures are counted in PostgreSQL, by one statement that adds and decides, in a transaction of its own: the count
 * is the same for all replicas, none is lost when many come at once, and a refused request leaves its mark. Once the
 * limit is reached nothing more is written.
 */
@Dependent
public class AttemptLimiter {
    /** Failures allowed in one window. */
    public static final int MOST = 20;

    /** The window's length. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private static final String COUNT = "insert into failed_attempt as f values (:bucket, :now, 1) on conflict (bucket)"
            + " do update set since = case when f.since < :windowStart then excluded.since else f.since end,"
            + " failures = case when f.since < :windowStart then 1 else f.failures + 1 end"
            + " where f.since < :windowStart or f.failures < :most returning failures";

    private final EntityManager entities;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    AttemptLimiter(EntityManager entities, Transactions transactions, Clock clock) {
        this.entities = entities;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Runs the work, counting it when it refuses the secret.
     *
     * @param what which kind of secret
     * @param place where the attempt comes from, such as a remote address; only its digest is kept
     * @throws ProblemException TOO_MANY_ATTEMPTS in place of CODE_REFUSED once the place has reached the limit
     */
    public <T> T attempt(String what, String place, Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException refusal) {
            if (refusal.type() == ProblemType.CODE_REFUSED
                    && !transactions.<Boolean>as(Actor.visitor(), () -> count(Digests.sha256(what + "\n" + place)))) {
                throw new ProblemException(
                        ProblemType.TOO_MANY_ATTEMPTS,
                        "Too many wrong ones came from here within ten minutes. A right one is taken all the same: copy the"
                                + " whole link or code, or wait ten minutes.");
            }
            throw refusal;
        }
    }

    /** Deletes what no longer counts, and tells how many places it was. */
    public int forget() {
        return transactions.<Integer>as(
                Actor.system(),
                () -> entities.createNativeQuery("delete from failed_attempt where since < :windowStart")
                        .setParameter("windowStart", windowStart())
                        .executeUpdate());
    }

    /** Counts a failure; false when the place had reached the limit before it. */
    private boolean count(String bucket) {
        return !entities.createNativeQuery(COUNT, Integer.class)
                .setParameter("bucket", bucket)
                .setParameter("now", clock.instant())
                .setParameter("windowStart", windowStart())
                .setParameter("most", MOST)
                .getResultList()
                .isEmpty();
    }

    private Instant windowStart() {
        return clock.instant().minus(WINDOW);
    }
}
