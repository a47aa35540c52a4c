package io.covalence.simulation;

import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.server.ChunkSum;
import io.covalence.secagg.server.Recovery;
import io.covalence.secagg.server.SharesInMemory;
import io.covalence.secagg.server.SummedVector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sum of a round as the service learns it: masked by sites, opened from their answers, both halves in this process. */
final class SecureSum {
    private final Map<SiteId, IdentityKey> keys = new LinkedHashMap<>();
    private final IdentityDirectory directory;
    private final CohortPolicy policy;
    private final RandomSource random;

    /**
     * Makes the sites' keys.
     *
     * @param colluders of the sites, with the service, that learn nothing
     */
    SecureSum(int sites, int colluders, RandomSource random) {
        this.random = random;
        this.policy = new CohortPolicy(colluders, sites, sites);
        for (int site = 1; site <= sites; site++) {
            keys.put(new SiteId("site-" + site), IdentityKey.generate(random));
        }
        this.directory = new IdentityDirectory(keys.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().publicKey())));
    }

    /**
     * Masks, sums and opens.
     *
     * @param vectors one for each site, which takes them
     */
    SummedVector of(RoundContext context, VectorLayout layout, List<EncodedVector> vectors) {
        var opened = keys.entrySet().stream()
                .map(entry -> ClientSession.open(
                        new SessionParameters(
                                context,
                                entry.getKey(),
                                policy,
                                directory,
                                layout,
                                new VolatileJournal(),
                                Optional.empty(),
                                Optional.empty()),
                        entry.getValue(),
                        random))
                .toList();
        var roster = Roster.of(opened.stream().map(step -> step.message()).toList());
        var dealt = opened.stream().map(step -> step.state().receive(roster)).toList();
        var cohort = Cohort.verify(context, policy, directory, Optional.empty(), roster);
        var shares = new SharesInMemory(
                cohort.sites(), dealt.stream().map(step -> step.message()).toList());
        var masked = IntStream.range(0, dealt.size())
                .mapToObj(site -> dealt.get(site)
                        .state()
                        .receive(shares.deliverTo(
                                dealt.get(site).message().header().site()))
                        .state()
                        .mask(vectors.get(site)))
                .toList();
        var survivors = Survivors.of(
                masked.stream().map(step -> step.message().header()).toList());
        var agreed =
                masked.stream().map(step -> step.state().receive(survivors)).toList();
        var quorum = Quorum.of(agreed.stream().map(step -> step.message()).toList());
        var answers = agreed.stream()
                .map(step -> step.state().receive(quorum).message())
                .toList();

        var sharing = SharingCohort.verify(cohort, shares.headers());
        var masks = Recovery.recover(SurvivingCohort.verify(sharing, layout, survivors), shares, answers);
        var sum = new SummedVector(layout);
        for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
            var part = new ChunkSum(layout, chunk);
            for (var step : masked) {
                part.add(step.message().chunk(chunk));
            }
            sum.put(part.unmask(masks));
        }
        return sum;
    }
}
