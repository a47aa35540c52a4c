package io.covalence.service.acting;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The actor of this thread. REST interface and portal wrap each call of a service in it. A service called outside it
 * refuses, and a transaction opened outside it sees no rows.
 */
public final class Acting {
    private static final ThreadLocal<@Nullable Actor> CURRENT = new ThreadLocal<>();

    private Acting() {}

    public static <T extends @Nullable Object> T call(Actor actor, Supplier<T> work) {
        var before = CURRENT.get();
        CURRENT.set(actor);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    public static void run(Actor actor, Runnable work) {
        Acting.<@Nullable Object>call(actor, () -> {
            work.run();
            return null;
        });
    }

    public static Optional<Actor> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * The actor of this thread.
     *
     * @throws ProblemException when there is none
     */
    public static Actor actor() {
        return current()
                .orElseThrow(() -> new ProblemException(ProblemType.UNAUTHENTICATED, "Sign in, then try again."));
    }

    /** The tenant acted for; {@link Requires} has made sure that a sponsor has one. */
    public static TenantId tenant() {
        return Optional.ofNullable(actor().tenantId()).orElseThrow(() -> noMembership("tenant"));
    }

    /** The institution acted for. */
    public static InstitutionId institution() {
        return Optional.ofNullable(actor().institutionId()).orElseThrow(() -> noMembership("institution"));
    }

    /** The connector's own site. */
    public static SiteId site() {
        return Optional.ofNullable(actor().siteId()).orElseThrow(() -> noMembership("site"));
    }

    private static ProblemException noMembership(String what) {
        return new ProblemException(ProblemType.FORBIDDEN, "You do not act for any " + what + ".");
    }
}
