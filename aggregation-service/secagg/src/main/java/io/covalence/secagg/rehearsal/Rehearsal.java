package io.covalence.secagg.rehearsal;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import io.covalence.secagg.internal.Keystream;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.server.ChunkSum;
import io.covalence.secagg.server.Recovery;
import io.covalence.secagg.server.SharesInMemory;
import io.covalence.secagg.server.SummedVector;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A round of three made-up sites within this process, with keys of its own and nothing of anybody in it. It shows that
 * secure aggregation works on this machine, and it compiles the code that the first real round would otherwise wait for.
 */
public final class Rehearsal {
    private static final int SITES = 3;
    private static final int VALUES = 1 << 18;

    /** So small that the scale leaves a fraction of most values to be rounded. */
    private static final float STEP = 1e-6f;

    /**
     * The compiler puts the processor's AES in place of the cipher's code once that was called often enough, however little it had
     * to do: more than the connector's start script asks for (Tier4InvocationThreshold).
     */
    private static final int CALLS = 30_000;

    private static final int SHORT = 16;

    private final RandomSource random;
    private final RoundContext context;
    private final float[] update = new float[VALUES];
    private final UpdateEncoding encoding;
    private final VectorLayout layout;

    public Rehearsal(RandomSource random) {
        this.random = random;
        var zeros = ByteString.of(new byte[ByteString.KEY_SIZE]);
        context = new RoundContext("rehearsal", "rehearsal", "rehearsal", zeros, 0, 1, zeros, zeros);
        encoding = UpdateEncoding.of(new FixedPoint(VALUES, 1, 1, SITES, RingWidth.BITS_32), context, VALUES);
        layout = encoding.layout(1);
        fill(update);
    }

    /** Whether the opened sum is the sum of what the made-up sites masked. */
    public boolean addsUp() {
        shortPieces();
        var policy = new CohortPolicy(0, SITES, SITES);
        var keys = IntStream.range(0, SITES)
                .boxed()
                .collect(Collectors.toMap(i -> new SiteId("site-" + i), i -> IdentityKey.generate(random)));
        var directory = new IdentityDirectory(keys.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey(), entry -> entry.getValue().publicKey())));

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
        var masked = dealt.stream()
                .map(step -> step.state()
                        .receive(shares.deliverTo(step.message().header().site()))
                        .state()
                        .mask(vector()))
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
        return isRight(sum);
    }

    /** Values of both signs that rounding moves either way, as in a real update: code compiled for others would be thrown away. */
    private void fill(float[] values) {
        var bytes = ByteBuffer.allocate(VALUES);
        random.fill(bytes.array());
        for (int i = 0; i < VALUES; i++) {
            values[i] = STEP * bytes.get(i);
        }
    }

    private void shortPieces() {
        var keystream = new Keystream(SecretBytes.random(ByteString.KEY_SIZE, random), 0);
        var piece = new byte[SHORT];
        for (int i = 0; i < CALLS; i++) {
            keystream.next(piece, SHORT);
        }
    }

    private EncodedVector vector() {
        var writer = new EncodedVector.Writer(layout);
        encoding.encode(update, FixedPoint.WEIGHTS, random, writer);
        return writer.finish(new long[] {1});
    }

    /** Each site rounds a value to one of its two neighbours, and what is summed is exact. */
    private boolean isRight(SummedVector sum) {
        double scale = encoding.fixedPoint().scale();
        var values = sum.values(0, VALUES);
        return Arrays.equals(sum.limbs(), new long[] {SITES})
                && IntStream.range(0, VALUES).allMatch(i -> Math.abs(values[i] - SITES * scale * update[i]) < SITES);
    }
}
