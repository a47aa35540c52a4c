package io.covalence.aggregation.connector;

import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.round.Rounds;
import io.covalence.aggregation.run.Directory;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.ConnectorClaim;
import io.covalence.contract.site.ConnectorGrant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Accepts one connector for each site. The same folder on the same machine, since it booted, may start again at any moment: a connector
 * locks its folder there; another place has to wait until the present connector has stopped, or has been silent for
 * {@link #LEASE}. A message of anybody else is refused before it is looked at, and so before it can convict the site.
 *
 * <p>What a process has read is believed for {@link #BELIEVED}: a connector that takes over from one that was heard lately
 * keeps quiet for that long, and a silent one has been forgotten everywhere long before its lease ends.
 */
public final class Connectors {
    /** Well above the longest time for which a connector at work says nothing: a long poll of 20 s. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    static final Duration BELIEVED = Duration.ofSeconds(2);

    /** A sign of life is written at most so often. */
    private static final Duration HEARD_STEP = Duration.ofSeconds(5);

    private static final int MOST_BELIEVED = 4096;
    private static final Pattern INSTANCE = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Database database;
    private final RefusalNotices notices;
    private final Clock clock;
    private final ConnectorStore store = new ConnectorStore();
    private final LinkedHashMap<SiteId, Believed> believed = new LinkedHashMap<>();

    public Connectors(Database database, Directory directory, RoundStore roundStore, Rounds rounds, Clock clock) {
        this.database = database;
        this.notices = new RefusalNotices(database, directory, roundStore, rounds);
        this.clock = clock;
    }

    private record Believed(String instance, Optional<Instant> refusedAt, Instant until) {}

    /** What came of a claim; a refusal is written down too. */
    private record Decision(Optional<ConnectorGrant> grant, Connector present) {}

    /**
     * Accepts a connector for a site. Repeating a claim that was accepted is harmless.
     *
     * @throws ProblemException (INVALID_REQUEST); (ANOTHER_CONNECTOR) while another one is at work
     */
    public ConnectorGrant claim(SiteId siteId, ConnectorClaim claim) {
        validate(claim);
        var decision = database.directory(transaction -> decide(transaction, siteId, claim));
        forget(siteId);
        if (decision.grant().isEmpty()) {
            notices.tell(siteId, clock.instant());
        }
        return decision.grant().orElseThrow(() -> refusal(decision.present()));
    }

    /**
     * Requires that a message comes from the connector that was accepted for its site.
     *
     * @param instance as the message's header says; empty when it says nothing
     * @return when another connector was refused last
     * @throws ProblemException (ANOTHER_CONNECTOR)
     */
    public Optional<Instant> require(SiteId siteId, String instance) {
        var known = believed(siteId, instance);
        if (instance.isEmpty() || known.instance().isEmpty()) {
            throw unclaimed();
        }
        if (!known.instance().equals(instance)) {
            throw superseded();
        }
        return known.refusedAt();
    }

    /** Releases a site from a connector that has stopped: another one may begin at once. */
    public void release(SiteId siteId, String instance) {
        database.directory(transaction -> {
            store.lock(transaction, siteId)
                    .filter(present -> present.instance().equals(instance))
                    .ifPresent(present -> store.replace(
                            transaction,
                            siteId,
                            new Connector("", present.place(), present.since(), Instant.EPOCH, present.refusedAt())));
            return true;
        });
        forget(siteId);
    }

    private Decision decide(Transaction transaction, SiteId siteId, ConnectorClaim claim) {
        var now = clock.instant();
        var wanted = new Connector(claim.instance(), claim.place(), now, now, Optional.empty());
        if (store.insert(transaction, siteId, wanted)) {
            return granted(wanted, Duration.ZERO);
        }
        var present = store.lock(transaction, siteId).orElseThrow();
        boolean same = present.instance().equals(claim.instance());
        boolean again = present.place().equals(claim.place())
                && (same || present.instance().equals(claim.previous()));
        if (!again && !present.isSilent(now, LEASE)) {
            store.refused(transaction, siteId, now);
            return new Decision(Optional.empty(), present);
        }
        store.replace(transaction, siteId, wanted);
        boolean mayBeBelieved = !same && !present.isSilent(now, HEARD_STEP.plus(BELIEVED));
        return granted(wanted, mayBeBelieved ? BELIEVED : Duration.ZERO);
    }

    private static Decision granted(Connector connector, Duration quiet) {
        return new Decision(Optional.of(new ConnectorGrant(quiet.toMillis(), LEASE.toSeconds())), connector);
    }

    private Believed believed(SiteId siteId, String instance) {
        var now = clock.instant();
        synchronized (believed) {
            var known = believed.get(siteId);
            if (known != null && now.isBefore(known.until())) {
                return known;
            }
        }
        var read = database.directory(transaction -> read(transaction, siteId, instance, now));
        synchronized (believed) {
            believed.put(siteId, read);
            if (believed.size() > MOST_BELIEVED) {
                believed.pollFirstEntry();
            }
        }
        return read;
    }

    private Believed read(Transaction transaction, SiteId siteId, String instance, Instant now) {
        var present = store.find(transaction, siteId);
        boolean news = present.filter(connector -> connector.instance().equals(instance))
                .filter(connector -> connector.isSilent(now, HEARD_STEP))
                .isPresent();
        if (news) {
            store.heard(transaction, siteId, instance, now);
        }
        return new Believed(
                present.map(Connector::instance).orElse(""), present.flatMap(Connector::refusedAt), now.plus(BELIEVED));
    }

    private void forget(SiteId siteId) {
        synchronized (believed) {
            believed.remove(siteId);
        }
    }

    private ProblemException refusal(Connector present) {
        var silence = Duration.between(present.heardAt(), clock.instant());
        return new ProblemException(
                ProblemType.ANOTHER_CONNECTOR,
                "Another connector has worked for this site since "
                        + present.since().truncatedTo(ChronoUnit.SECONDS)
                        + ", on another machine or in another folder, and was heard "
                        + Math.max(0, silence.toSeconds())
                        + " s ago. To move the connector, stop that one and begin here; if its machine is gone, begin"
                        + " here once nothing was heard of it for " + LEASE.toSeconds() + " s.");
    }

    private static ProblemException superseded() {
        return new ProblemException(
                ProblemType.ANOTHER_CONNECTOR,
                "Another connector has begun to work for this site; what this one sends is not taken any more.");
    }

    private static ProblemException unclaimed() {
        return new ProblemException(
                ProblemType.ANOTHER_CONNECTOR,
                "No connector has said that it works for this site; it does so when it begins.");
    }

    private static void validate(ConnectorClaim claim) {
        require("/instance", INSTANCE, claim.instance());
        require("/place", DIGEST, claim.place());
        if (!"".equals(claim.previous())) {
            require("/previous", INSTANCE, claim.previous());
        }
    }

    private static void require(String pointer, Pattern pattern, @Nullable String value) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The claim is not valid.",
                    List.of(new Problem.FieldError(pointer, "must match " + pattern)));
        }
    }
}
