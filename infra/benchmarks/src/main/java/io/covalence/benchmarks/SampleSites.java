package io.covalence.benchmarks;

import static java.util.Objects.requireNonNull;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.client.AwaitingRoster;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.Step;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Roster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sites of a round and what they agree on. Whoever opens a session twice gets the same messages twice. */
final class SampleSites {
    private static final CohortPolicy POLICY = new CohortPolicy(0, 0, CohortPolicy.LIMIT);

    private final VectorLayout layout;
    private final List<SiteId> ids;
    private final Map<SiteId, IdentityKey> identities;
    private final IdentityDirectory directory;
    private final RoundContext context;

    SampleSites(int count, VectorLayout layout) {
        this.layout = layout;
        this.ids = IntStream.range(0, count)
                .mapToObj(i -> new SiteId("site-%03d".formatted(i)))
                .toList();
        this.identities = ids.stream().collect(Collectors.toMap(id -> id, id -> IdentityKey.generate(seeded(id, 1))));
        this.directory = new IdentityDirectory(identities.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().publicKey())));
        var hash = ByteString.of(new byte[ByteString.KEY_SIZE]);
        this.context = new RoundContext("tenant", "study", "run", hash, 1, 1, hash, hash);
    }

    List<SiteId> ids() {
        return ids;
    }

    VectorLayout layout() {
        return layout;
    }

    IdentityKey identity(SiteId site) {
        return requireNonNull(identities.get(site));
    }

    Step<AwaitingRoster, Advertise> open(SiteId site) {
        var parameters = new SessionParameters(
                context, site, POLICY, directory, layout, new VolatileJournal(), Optional.empty(), Optional.empty());
        return ClientSession.open(parameters, identity(site), seeded(site, 2));
    }

    Cohort verify(Roster roster) {
        return Cohort.verify(context, POLICY, directory, Optional.empty(), roster);
    }

    private static RandomSource seeded(SiteId site, int use) {
        return new SplittableRandom(31L * site.hashCode() + use)::nextBytes;
    }
}
