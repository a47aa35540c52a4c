package io.covalence.service.secret;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.service.acting.Actor;
import io.covalence.service.acting.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Lets nobody guess one-time secrets: after twenty failures from one place within ten minutes it refuses until those have
 * passed. Failures are counted in a transaction of their own, so that a refused request leaves its mark.
 */
@Dependent
public class AttemptLimiter {
    /** Failures allowed in one window. */
    public static final int MOST = 20;

    /** The window's length. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

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
     * Runs the work, counting it as an attempt when it refuses the secret.
     *
     * @param what which kind of secret
     * @param place where the attempt comes from, such as a remote address; only its digest is kept
     * @throws ProblemException TOO_MANY_ATTEMPTS without running the work
     */
    public <T> T attempt(String what, String place, Supplier<T> work) {
        var bucket = Digests.sha256(what + "\n" + place);
        transactions.<Boolean>as(Actor.visitor(), () -> admit(bucket));
        try {
            return work.get();
        } catch (ProblemException refusal) {
            if (refusal.type() == ProblemType.CODE_REFUSED) {
                transactions.<Boolean>as(Actor.visitor(), () -> count(bucket));
            }
            throw refusal;
        }
    }

    /** Deletes what no longer counts, and tells how many places it was. */
    public int forget() {
        return transactions.<Integer>as(
                Actor.system(),
                () -> entities.createQuery("delete from FailedAttempt a where a.since < :windowStart")
                        .setParameter("windowStart", windowStart())
                        .executeUpdate());
    }

    private boolean admit(String bucket) {
        var attempts = entities.find(FailedAttempt.class, bucket);
        if (attempts != null && attempts.reached(MOST, windowStart())) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_ATTEMPTS, "Too many attempts from here. Wait ten minutes, then try again.");
        }
        return true;
    }

    private boolean count(String bucket) {
        entities.createNativeQuery("insert into failed_attempt values (:bucket, :now, 0) on conflict do nothing")
                .setParameter("bucket", bucket)
                .setParameter("now", clock.instant())
                .executeUpdate();
        entities.find(FailedAttempt.class, bucket, LockModeType.PESSIMISTIC_WRITE)
                .count(clock.instant(), windowStart());
        return true;
    }

    private Instant windowStart() {
        return clock.instant().minus(WINDOW);
    }
}
