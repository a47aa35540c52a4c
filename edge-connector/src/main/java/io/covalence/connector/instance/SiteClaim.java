package io.covalence.connector.instance;

import io.covalence.connector.Failure;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.Pause;
import io.covalence.connector.client.ServiceRefusal;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.ConnectorClaim;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * This connector's claim to be the one that works for its site. The connector sends nothing in a round before the
 * service has accepted the claim: a copy of the folder elsewhere holds the same keys, and two answers to one round
 * would convict the site. For use by one thread.
 */
public final class SiteClaim {
    /** For how long the service keeps a site for a connector that it does not hear. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final ConnectorHome home;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private final Boot boot;
    private final String place;
    private Instance instance;
    private boolean held;
    private long quietUntil;

    private SiteClaim(
            ConnectorHome home, Instance instance, LongSupplier nanoTime, Pause pause, Boot boot, String place) {
        this.home = home;
        this.instance = instance;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.boot = boot;
        this.place = place;
    }

    /** A new start in a folder, which is locked by this process. */
    public static SiteClaim begin(ConnectorHome home, RandomGenerator random, LongSupplier nanoTime, Pause pause) {
        return begin(home, random, nanoTime, pause, Boot.present());
    }

    static SiteClaim begin(ConnectorHome home, RandomGenerator random, LongSupplier nanoTime, Pause pause, Boot boot) {
        var place = Place.of(home, boot, random);
        return new SiteClaim(home, Instance.begin(home, random), nanoTime, pause, boot, place);
    }

    /** What this connector's messages name, see {@link ConnectorClaim#HEADER}. */
    public String instance() {
        return instance.id();
    }

    /**
     * Makes the claim unless it is accepted already.
     *
     * @throws AnotherConnector when another connector is at work
     * @throws Failure when the service does not answer
     */
    public void make(AggregationServiceClient service) throws InterruptedException {
        if (held) {
            return;
        }
        awaitLease();
        try {
            var grant = service.claim(new ConnectorClaim(instance.id(), instance.accepted(), place));
            quietUntil = nanoTime.getAsLong()
                    + Duration.ofMillis(grant.quietMillis()).toNanos();
        } catch (ServiceRefusal refusal) {
            throw isAboutAnother(refusal) ? new AnotherConnector(refusal.what()) : refusal;
        }
        instance = instance.accepted(home);
        held = true;
    }

    /**
     * A machine that booted a moment ago is another place than before. What worked here then is not heard any more, and the
     * service does not know why: it is asked once the site is free, so that nobody is told of a copy that is none.
     */
    private void awaitLease() throws InterruptedException {
        var left = LEASE.minus(boot.uptime());
        if (!instance.accepted().isEmpty() && left.isPositive()) {
            pause.rest(left);
        }
    }

    /** Makes the claim unless it is accepted already, and waits until every replica of the service knows of it. */
    public void hold(AggregationServiceClient service) throws InterruptedException {
        make(service);
        var left = Duration.ofNanos(quietUntil - nanoTime.getAsLong());
        if (left.isPositive()) {
            pause.rest(left);
        }
    }

    /** Whether a refusal says that another connector works for the site. Then the claim has to be made again. */
    public boolean isLost(Failure failure) {
        boolean lost = failure instanceof ServiceRefusal refusal && isAboutAnother(refusal);
        held &= !lost;
        return lost;
    }

    /** Lets another connector begin at once. That it is not heard matters little: the claim ends by itself. */
    public void release(AggregationServiceClient service) throws InterruptedException {
        if (held) {
            held = false;
            try {
                service.release(instance.id());
            } catch (Failure unheard) {
                // It ends by itself.
            }
        }
    }

    private static boolean isAboutAnother(ServiceRefusal refusal) {
        return refusal.is(ProblemType.ANOTHER_CONNECTOR);
    }
}
