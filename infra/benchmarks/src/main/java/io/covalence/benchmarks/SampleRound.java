package io.covalence.benchmarks;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.client.AwaitingRoster;
import io.covalence.secagg.client.AwaitingShares;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.MaskedVector;
import io.covalence.secagg.client.ReadyToMask;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.Step;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Deliver;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.RecoveredMasks;
import io.covalence.secagg.server.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A round between repeatable sites, played as far as a benchmark needs it. */
final class SampleRound {
    private final VectorLayout layout;
    private final Map<SiteId, IdentityKey> identities;
    private final List<SiteId> sites;
    private final RoundContext context;

    SampleRound(int siteCount, VectorLayout layout) {
        this.layout = layout;
        this.sites = IntStream.range(0, siteCount)
                .mapToObj(i -> new SiteId("site-%03d".formatted(i)))
                .toList();
        this.identities = sites.stream()
                .collect(Collectors.toMap(Function.identity(), site -> IdentityKey.generate(seeded(site))));
        var hash = ByteString.of(new byte[ByteString.KEY_SIZE]);
        this.context = new RoundContext("tenant", "study", hash, 1, 1, hash, hash);
    }

    /** What the service has once every site of the round has masked and answered. */
    record Masked(List<MaskedVector> vectors, RecoveredMasks masks) {}

    /** A fresh state of the first site; the same each time. */
    ReadyToMask readyToMask() {
        return readyStates().getFirst();
    }

    Masked playToTheEnd() {
        var vectors = new ArrayList<MaskedVector>();
        var awaiting = readyStates().stream()
                .map(state -> {
                    var step = state.mask(EncodedVector.of(new int[layout.words()], new long[layout.limbs()]));
                    vectors.add(step.message());
                    return step.state();
                })
                .toList();
        var survivors = Survivors.of(vectors.stream().map(MaskedVector::header).toList());
        List<Unmask> answers = awaiting.stream()
                .map(state -> state.receive(survivors).message())
                .toList();
        var cohort = SurvivingCohort.verify(sharingCohort(), layout, survivors);
        return new Masked(vectors, Recovery.recover(cohort, answers));
    }

    private SharingCohort sharingCohort() {
        var opened = open();
        var cohort = Cohort.verify(context, policy(), directory(), roster(opened));
        return SharingCohort.verify(
                cohort,
                shared(opened).stream().map(step -> step.message().header()).toList());
    }

    private List<ReadyToMask> readyStates() {
        var shared = shared(open());
        var messages = shared.stream().map(Step::message).toList();
        return IntStream.range(0, sites.size())
                .mapToObj(i -> shared.get(i).state().receive(Deliver.to(sites.get(i), messages)))
                .toList();
    }

    private List<Step<AwaitingRoster, Advertise>> open() {
        return sites.stream()
                .map(site -> ClientSession.open(parameters(site), identity(site), seeded(site)))
                .toList();
    }

    private List<Step<AwaitingShares, Shares>> shared(List<Step<AwaitingRoster, Advertise>> opened) {
        var roster = roster(opened);
        return opened.stream().map(step -> step.state().receive(roster)).toList();
    }

    private SessionParameters parameters(SiteId site) {
        return new SessionParameters(context, site, policy(), directory(), layout);
    }

    private IdentityKey identity(SiteId site) {
        return IdentityKey.generate(seeded(site));
    }

    private IdentityDirectory directory() {
        return new IdentityDirectory(identities.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().publicKey())));
    }

    private static CohortPolicy policy() {
        return new CohortPolicy(0, 0, CohortPolicy.LIMIT);
    }

    private static Roster roster(List<Step<AwaitingRoster, Advertise>> opened) {
        return Roster.of(opened.stream().map(Step::message).toList());
    }

    private static RandomSource seeded(SiteId site) {
        return new SplittableRandom(site.hashCode())::nextBytes;
    }
}
