package io.covalence.secagg.rehearsal;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.client.AwaitingShares;
import io.covalence.secagg.client.AwaitingSurvivors;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.MaskedVector;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.Step;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Consistent;
import io.covalence.secagg.message.Deliver;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A round of four made-up sites within this process, with keys of its own and nothing of anybody in it. Every message goes through
 * its bytes and is checked as the service checks it, and one site drops out when it has dealt its shares. It shows that secure
 * aggregation works on this machine, and it compiles the code that the first real round would otherwise wait for.
 */
public final class Rehearsal {
    private static final int SITES = 4;
    private static final int SURVIVORS = 3;
    private static final int VALUES = 1 << 18;
    private static final float VALUE = 0.25f;
    private static final ByteString ZEROS = ByteString.of(new byte[ByteString.KEY_SIZE]);

    private final RandomSource random;
    private final RoundContext context =
            new RoundContext("rehearsal", "rehearsal", "rehearsal", ZEROS, 0, 1, ZEROS, ZEROS);
    private final CohortPolicy policy = new CohortPolicy(0, SURVIVORS, SITES);
    private final FixedPoint fixedPoint = new FixedPoint(VALUES, 1, 1, SITES, RingWidth.BITS_32);
    private final VectorLayout layout = new VectorLayout(VALUES, RingWidth.BITS_32, 1);

    public Rehearsal(RandomSource random) {
        this.random = random;
    }

    /** Whether the opened sum is the sum of what the made-up sites that stayed have masked. */
    public boolean addsUp() {
        try {
            return isRight(play());
        } catch (ProtocolViolation broken) {
            return false;
        }
    }

    private SummedVector play() {
        var keys = new TreeMap<SiteId, IdentityKey>();
        IntStream.range(0, SITES).forEach(i -> keys.put(new SiteId("site-" + i), IdentityKey.generate(random)));
        var directory = new IdentityDirectory(keys.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey(), entry -> entry.getValue().publicKey())));

        var opened = keys.entrySet().stream()
                .map(site -> ClientSession.open(parameters(site.getKey(), directory), site.getValue(), random))
                .toList();
        var advertised = sent(opened, Advertise::encode, Advertise::decode);
        advertised.forEach(message -> Cohort.check(context, directory, Optional.empty(), message));
        var roster = Roster.decode(Roster.of(advertised).encode());
        var cohort = Cohort.verify(context, policy, directory, Optional.empty(), roster);

        var dealt = opened.stream().map(step -> step.state().receive(roster)).toList();
        var dealtShares = sent(dealt, Shares::encode, Shares::decode);
        dealtShares.forEach(cohort::check);
        var shares = new SharesInMemory(cohort.sites(), dealtShares);
        var sharing = SharingCohort.verify(cohort, shares.headers());

        dealt.getLast().state().abort();
        var masked =
                dealt.stream().limit(SURVIVORS).map(step -> mask(step, shares)).toList();
        var headers = masked.stream()
                .map(step -> MaskedHeader.decode(step.message().header().encode()))
                .toList();
        headers.forEach(header -> sharing.check(layout, header));
        var announced = Survivors.decode(Survivors.of(headers).encode());
        var survivors = SurvivingCohort.verify(sharing, layout, announced);

        var agreed =
                masked.stream().map(step -> step.state().receive(announced)).toList();
        var agreements = sent(agreed, Consistent::encode, Consistent::decode);
        agreements.forEach(survivors::check);
        var quorum = Quorum.decode(Quorum.of(agreements).encode());

        var finished = agreed.stream().map(step -> step.state().receive(quorum)).toList();
        var answers = sent(finished, Unmask::encode, Unmask::decode);
        answers.forEach(answer -> Recovery.check(survivors, shares, List.of(), answer));
        return sum(masked, Recovery.recover(survivors, shares, answers));
    }

    private SessionParameters parameters(SiteId site, IdentityDirectory directory) {
        return new SessionParameters(
                context, site, policy, directory, layout, new VolatileJournal(), Optional.empty(), Optional.empty());
    }

    /** Messages as they arrive at the other side. */
    private static <M> List<M> sent(
            List<? extends Step<?, M>> steps, Function<M, byte[]> encode, Function<byte[], M> decode) {
        return steps.stream()
                .map(step -> decode.apply(encode.apply(step.message())))
                .toList();
    }

    private Step<AwaitingSurvivors, MaskedVector> mask(Step<AwaitingShares, Shares> dealt, SharesInMemory shares) {
        var delivered = shares.deliverTo(dealt.message().header().site());
        return dealt.state().receive(Deliver.decode(delivered.encode())).state().mask(vector());
    }

    private EncodedVector vector() {
        var update = new float[VALUES];
        Arrays.fill(update, VALUE);
        return EncodedVector.of(layout, fixedPoint.quantise(fixedPoint.clip(update), 1, random), new long[] {1});
    }

    private SummedVector sum(List<Step<AwaitingSurvivors, MaskedVector>> masked, RecoveredMasks masks) {
        var sum = new SummedVector(layout);
        for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
            var part = new ChunkSum(layout, chunk);
            for (var step : masked) {
                part.add(step.message().chunk(chunk));
            }
            sum.put(part.unmask(masks));
        }
        masks.wipe();
        return sum;
    }

    /** A quarter times a power of two is rounded to itself, so the sum is exact. */
    private boolean isRight(SummedVector sum) {
        long expected = (long) (SURVIVORS * VALUE * fixedPoint.scale());
        return Arrays.equals(sum.limbs(), new long[] {SURVIVORS})
                && Arrays.stream(sum.values(0, VALUES)).allMatch(value -> value == expected);
    }
}
