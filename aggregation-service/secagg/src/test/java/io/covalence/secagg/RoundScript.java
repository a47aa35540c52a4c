package io.covalence.secagg;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.client.AwaitingQuorum;
import io.covalence.secagg.client.AwaitingRoster;
import io.covalence.secagg.client.AwaitingShares;
import io.covalence.secagg.client.AwaitingSurvivors;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.MaskedVector;
import io.covalence.secagg.client.ReadyToMask;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.ChunkSum;
import io.covalence.secagg.server.RecoveredMasks;
import io.covalence.secagg.server.Recovery;
import io.covalence.secagg.server.SharesInMemory;
import io.covalence.secagg.server.SummedVector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Plays a round phase by phase; every message crosses as bytes, and the service rebuilds its half from those. */
public final class RoundScript {
    public final Federation federation;
    public final Map<SiteId, AwaitingRoster> awaitingRoster = new TreeMap<>();
    public final Map<SiteId, AwaitingShares> awaitingShares = new TreeMap<>();
    public final Map<SiteId, ReadyToMask> readyToMask = new TreeMap<>();
    public final Map<SiteId, AwaitingSurvivors> awaitingSurvivors = new TreeMap<>();
    public final Map<SiteId, Advertise> advertised = new TreeMap<>();
    public final Map<SiteId, Shares> shares = new TreeMap<>();
    public final Map<SiteId, MaskedVector> masked = new TreeMap<>();
    public final Map<SiteId, Complaints> complaints = new TreeMap<>();
    public final Map<SiteId, AwaitingQuorum> awaitingQuorum = new TreeMap<>();
    /** M5 headers beside those of {@link #masked}. */
    public final List<MaskedHeader> headers = new ArrayList<>();

    public final Map<SiteId, Agreement> agreements = new TreeMap<>();
    public final Map<SiteId, Unmask> unmasks = new TreeMap<>();
    public final Map<SiteId, VolatileJournal> journals = new TreeMap<>();
    private final long seed;
    private @Nullable SharesInMemory dealt;
    private List<Shares> dealtOf = List.of();

    public RoundScript(Federation federation, long seed) {
        this.federation = federation;
        this.seed = seed;
    }

    /** Plays everything with the given sites still there at M3, M5 and M9, and returns the sum. */
    public static SummedVector play(
            Federation federation,
            Collection<SiteId> sharing,
            Collection<SiteId> survivors,
            Collection<SiteId> answering,
            long seed) {
        var script = new RoundScript(federation, seed);
        script.advertise(federation.sites());
        script.share(sharing);
        script.deliver(sharing);
        script.mask(survivors);
        script.agree(survivors);
        script.unmask(answering);
        return script.sum();
    }

    public void advertise(Collection<SiteId> sites) {
        for (var site : sites) {
            var random = randomness(seed, site);
            var journal = journals.computeIfAbsent(site, s -> new VolatileJournal());
            var step = ClientSession.open(federation.parameters(site, journal), federation.identity(site), random);
            awaitingRoster.put(site, step.state());
            advertised.put(site, Advertise.decode(step.message().encode()));
        }
    }

    /** What a site draws its keys from in the round of a seed. */
    public static RandomSource randomness(long seed, SiteId site) {
        return new SeededRandom(seed * 1_000_003 + site.hashCode());
    }

    public Roster roster() {
        return Roster.decode(Roster.of(List.copyOf(advertised.values())).encode());
    }

    public Cohort cohort() {
        return federation.cohort(roster());
    }

    public void share(Collection<SiteId> sites) {
        for (var site : sites) {
            var step = require(awaitingRoster, site).receive(roster());
            awaitingShares.put(site, step.state());
            shares.put(site, Shares.decode(step.message().encode()));
        }
    }

    public SharingCohort sharingCohort() {
        return SharingCohort.verify(
                cohort(), shares.values().stream().map(Shares::header).toList());
    }

    /** What the service stores of M3; made anew when a test has exchanged a message. */
    public SharesInMemory dealt() {
        var messages = List.copyOf(shares.values());
        if (dealt == null || !isSame(messages, dealtOf)) {
            dealt = new SharesInMemory(cohort().sites(), messages);
            dealtOf = messages;
        }
        return dealt;
    }

    @SuppressWarnings("ReferenceEquality") // Comparing a large cohort's M3 by value costs seconds.
    private static boolean isSame(List<Shares> messages, List<Shares> others) {
        return messages.size() == others.size()
                && IntStream.range(0, messages.size()).allMatch(i -> messages.get(i) == others.get(i));
    }

    public DeliveredShares deliverTo(SiteId site) {
        return DeliveredShares.decode(dealt().deliverTo(site).encode());
    }

    public void deliver(Collection<SiteId> sites) {
        for (var site : sites) {
            var step = require(awaitingShares, site).receive(deliverTo(site));
            readyToMask.put(site, step.state());
            step.message().ifPresent(message -> complaints.put(site, Complaints.decode(message.encode())));
        }
    }

    public void mask(Collection<SiteId> sites) {
        for (var site : sites) {
            var step = require(readyToMask, site).mask(federation.vector(site));
            awaitingSurvivors.put(site, step.state());
            masked.put(site, step.message());
        }
    }

    public Survivors survivors() {
        var all = new ArrayList<>(headers);
        masked.values()
                .forEach(vector -> all.add(MaskedHeader.decode(vector.header().encode())));
        return Survivors.decode(Survivors.of(all).encode());
    }

    public SurvivingCohort survivingCohort() {
        return SurvivingCohort.verify(sharingCohort(), federation.layout(), survivors());
    }

    public void agree(Collection<SiteId> sites) {
        for (var site : sites) {
            var step = require(awaitingSurvivors, site).receive(survivors());
            awaitingQuorum.put(site, step.state());
            agreements.put(site, Agreement.decode(step.message().encode()));
        }
    }

    public Quorum quorum() {
        return Quorum.decode(Quorum.of(List.copyOf(agreements.values())).encode());
    }

    public void unmask(Collection<SiteId> sites) {
        for (var site : sites) {
            var step = require(awaitingQuorum, site).receive(quorum());
            unmasks.put(site, Unmask.decode(step.message().encode()));
        }
    }

    public RecoveredMasks recover() {
        return Recovery.recover(survivingCohort(), dealt(), new ArrayList<>(unmasks.values()));
    }

    public SummedVector sum() {
        var masks = recover();
        var layout = federation.layout();
        var sum = new SummedVector(layout);
        for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
            var part = new ChunkSum(layout, chunk);
            for (var vector : masked.values()) {
                vector.header().requireChunks(vector.chunkDigests());
                part.add(vector.chunk(chunk));
            }
            sum.put(part.unmask(masks));
        }
        masks.wipe();
        return sum;
    }

    public static <T> T require(Map<SiteId, T> map, SiteId site) {
        var value = map.get(site);
        if (value == null) {
            throw new IllegalArgumentException("the script has not come so far for " + site);
        }
        return value;
    }
}
