package io.covalence.secagg;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.log.KnownLog;
import io.covalence.secagg.message.Roster;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Sites with identity keys, and a round that they take part in. */
public final class Federation {
    private final RoundContext context;
    private final int colluders;
    private final VectorLayout layout;
    private final Map<SiteId, IdentityKey> identities = new HashMap<>();
    private final List<SiteId> sites = new ArrayList<>();
    private final Function<SiteId, Optional<KnownLog>> logs;

    /** Sites that each know something of a log, or nothing. */
    public Federation(
            int n,
            int colluders,
            VectorLayout layout,
            RoundContext context,
            Function<SiteId, Optional<KnownLog>> logs) {
        this.context = context;
        this.colluders = colluders;
        this.layout = layout;
        this.logs = logs;
        for (int i = 0; i < n; i++) {
            var site = new SiteId("site-%03d".formatted(i));
            sites.add(site);
            identities.put(site, IdentityKey.generate(new SeededRandom(1000 + i)));
        }
    }

    public Federation(int n, int colluders, VectorLayout layout, RoundContext context) {
        this(n, colluders, layout, context, site -> Optional.empty());
    }

    public Federation(int n, int colluders, VectorLayout layout) {
        this(n, colluders, layout, contextOf("tenant", "study", 1, 1, "model", "plan"));
    }

    public static RoundContext contextOf(
            String tenant, String study, long round, int attempt, String model, String plan) {
        return new RoundContext(tenant, study, "run", hash("charter"), round, attempt, hash(model), hash(plan));
    }

    public static ByteString hash(String text) {
        return io.covalence.secagg.internal.Encoder.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    public RoundContext context() {
        return context;
    }

    public VectorLayout layout() {
        return layout;
    }

    public List<SiteId> sites() {
        return List.copyOf(sites);
    }

    public SiteId site(int index) {
        return sites.get(index);
    }

    public IdentityKey identity(SiteId site) {
        var key = identities.get(site);
        if (key == null) {
            throw new IllegalArgumentException("no such site");
        }
        return key;
    }

    public IdentityDirectory directory() {
        var keys = new HashMap<SiteId, ByteString>();
        identities.forEach((site, key) -> keys.put(site, key.publicKey()));
        return new IdentityDirectory(keys);
    }

    public CohortPolicy policy() {
        return new CohortPolicy(colluders, 0, 255);
    }

    public SessionParameters parameters(SiteId site) {
        return parameters(site, new VolatileJournal());
    }

    public SessionParameters parameters(SiteId site, Journal journal) {
        return new SessionParameters(
                context, site, policy(), directory(), layout, journal, logs.apply(site), Optional.empty());
    }

    public Cohort cohort(Roster roster) {
        var logKey = logs.apply(sites.getFirst()).map(KnownLog::serviceKey);
        return Cohort.verify(context, policy(), directory(), logKey, roster);
    }

    /** Any representative of the ring, so that sums wrap. */
    public long[] values(SiteId site) {
        int unused = Long.SIZE - layout.width().bits();
        return new SplittableRandom(site.hashCode())
                .longs(layout.values())
                .map(value -> value >> unused)
                .toArray();
    }

    public long[] limbs(SiteId site) {
        return new SplittableRandom(site.hashCode() + 1L).longs(layout.limbs()).toArray();
    }

    public EncodedVector vector(SiteId site) {
        return EncodedVector.of(layout, values(site), limbs(site));
    }

    /** The sum that the protocol has to arrive at. */
    public long[] plainValues(List<SiteId> survivors) {
        int unused = Long.SIZE - layout.width().bits();
        var sum = new long[layout.values()];
        for (var site : survivors) {
            var values = values(site);
            for (int i = 0; i < sum.length; i++) {
                sum[i] = ((sum[i] + values[i]) << unused) >> unused;
            }
        }
        return sum;
    }

    /** The sum that the protocol has to arrive at. */
    public long[] plainLimbs(List<SiteId> survivors) {
        var sum = new long[layout.limbs()];
        for (var site : survivors) {
            var limbs = limbs(site);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += limbs[i];
            }
        }
        return sum;
    }
}
