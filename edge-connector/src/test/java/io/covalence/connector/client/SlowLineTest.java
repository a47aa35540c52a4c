package io.covalence.connector.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.secagg.VectorLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a site sends and receives goes through a line of 1 Mbit/s in the time that it is given, with all the others beside it. */
@Tag("cases")
class SlowLineTest {
    private static final RoundId ROUND = new RoundId("rnd_" + "r".repeat(20));
    private static final double BITS_PER_SECOND = 1e6;

    /** Chunks are uploaded two at a time. */
    private static final long AT_A_TIME = 2;

    private final List<Call> calls = new ArrayList<>();
    private final AggregationServiceClient service = new AggregationServiceClient(
            Endpoint.of("https://covalence.example/aggregation/v1"), new SiteId("sit_" + "a".repeat(20)), call -> {
                calls.add(call);
                return Answer.plain(204, new byte[0]);
            });

    @Test
    void chunkOfTheLargestSizeIsUploadedInTime() throws Exception {
        service.chunk(ROUND, 0, new byte[VectorLayout.CHUNK_BYTES], "00".repeat(32));

        assertThat(seconds(calls.getFirst().body().length * AT_A_TIME)).isLessThan(timeout());
    }

    /** Of 100 million parameters, which is the most that a plan may have. */
    @Test
    void largestModelIsDownloadedInTime() throws Exception {
        int bytes = 100_000_000 * Float.BYTES;
        service.model(new RunId("run_" + "r".repeat(20)), 1, bytes);

        assertThat(seconds(bytes)).isLessThan(timeout());
    }

    /** The largest message that secure aggregation accepts has 1 MiB, and so has what answers it. */
    @Test
    void messageOfSecureAggregationIsExchangedInTime() throws Exception {
        service.shares(ROUND, new byte[1 << 20]);

        assertThat(seconds(2L << 20) + AggregationServiceClient.WAIT.toSeconds())
                .isLessThan(timeout());
    }

    @Test
    void charterListIsReadInTime() throws Exception {
        try {
            service.charters();
        } catch (ServiceRefusal empty) {
            // Nothing was answered.
        }

        assertThat(seconds(calls.getFirst().answerLimit())).isLessThan(timeout());
    }

    private static double seconds(long bytes) {
        return bytes * 8 / BITS_PER_SECOND;
    }

    private double timeout() {
        return calls.getFirst().timeout().toMillis() / 1e3;
    }
}
