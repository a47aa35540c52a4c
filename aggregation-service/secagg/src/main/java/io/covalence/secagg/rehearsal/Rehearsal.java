package io.covalence.secagg.rehearsal;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import io.covalence.secagg.internal.Keystream;
import io.covalence.secagg.server.SummedChunk;
import java.nio.ByteBuffer;
import java.util.Arrays;
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
        var masked = MaskedChunks.inMemory(SITES, layout);
        var sum = new MaskedRound(SITES, 0, random).sum(context, layout, (site, writer) -> write(writer), masked);
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

    private void write(EncodedVector.Writer writer) {
        encoding.encode(update, FixedPoint.WEIGHTS, random, writer);
        writer.end(new long[] {1});
    }

    /** Each site rounds a value to one of its two neighbours, and what is summed is exact. */
    private boolean isRight(MaskedSum sum) {
        return Arrays.equals(sum.limbs(), new long[] {SITES})
                && IntStream.range(0, layout.chunkCount()).allMatch(chunk -> isRight(sum.open(chunk)));
    }

    private boolean isRight(SummedChunk sum) {
        double scale = encoding.fixedPoint().scale();
        int first = layout.firstValue(sum.chunk());
        var values = new long[layout.valueCount(sum.chunk())];
        sum.values(first, values, 0, values.length);
        return IntStream.range(0, values.length)
                .allMatch(i -> Math.abs(values[i] - SITES * scale * update[first + i]) < SITES);
    }
}
