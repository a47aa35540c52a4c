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
 * This connector's claim to be the one that works for its site. Nothing is sent in a round before the service has accepted it:
 * a copy of the folder that runs elsewhere holds the same keys, and two answers to one round would convict the site. For use by
 * one thread.
 */
public final class SiteClaim {
    private final ConnectorHome home;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private final String place;
    private Instance instance;
    private boolean held;
    private long quietUntil;

    private SiteClaim(ConnectorHome home, Instance instance, LongSupplier nanoTime, Pause pause) {
        this.home = home;
        this.instance = instance;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.place = Place.of(home);
    }

    /** A new start in a folder, which is locked by this process. */
    public static SiteClaim begin(ConnectorHome home, RandomGenerator random, LongSupplier nanoTime, Pause pause) {
        return new SiteClaim(home, Instance.begin(home, random), nanoTime, pause);
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
