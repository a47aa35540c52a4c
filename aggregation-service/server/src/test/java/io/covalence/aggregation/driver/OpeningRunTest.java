package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.World;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.Stopping;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.FedAvg;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.ScaledColumn;
import io.covalence.learning.scale.Scale;
import io.covalence.learning.step.VersionHash;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose sites standardise alike begins with a round that trains nothing, and makes the scale of all later versions. */
class OpeningRunTest {
    private static final StudyPlan PLAN = TestPlans.binary("ill")
            .withInputs(new Table(
                    List.of(
                            NumericColumn.summed("age", 50, 10, Missing.MEAN),
                            NumericColumn.summed("pulse", 80, 20, Missing.MEAN)),
                    List.of(),
                    new Split.ByRow()))
            .with(new FedAvg(1, 0.5))
            .withRounds(2)
            .plan();

    @TempDir
    Path folder = Path.of("");

    private World world = new World(Path.of("target/unused"), 0);
    private RunId run = new RunId("run_none");

    @BeforeEach
    void begin() throws IOException {
        begin(PLAN);
    }

    private void begin(StudyPlan plan) throws IOException {
        world = new World(folder, 3);
        run = world.begin(plan).runId();
    }

    private List<RoundKind> kinds() {
        return world.events(RunEventKind.ROUND_COMPLETED).stream()
                .map(RunEvent::round)
                .map(round -> Objects.requireNonNull(round).kind())
                .toList();
    }

    private long[] limbs() {
        var sum = new long[world.site(0).limbs().length];
        for (var site : world.sites()) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += site.limbs()[i];
            }
        }
        return sum;
    }

    @Test
    void openingRoundMakesTheSameModelWithAScale() throws IOException {
        world.completeRound();
        var scale = Scale.read(PLAN, limbs(), 3).orElseThrow();

        assertThat(world.model(run, 1)).isEqualTo(world.model(run, 0));
        assertThat(world.vector(run, 1, "scale")).isEqualTo(scale.values());
        assertThat(world.events(RunEventKind.DATA_SUMMARISED)).singleElement().satisfies(event -> {
            var told = Objects.requireNonNull(event.summary());
            assertThat(told.scale()).isEqualTo(scale.told(PLAN.opening()));
            assertThat(told.scale()).extracting(ScaledColumn::column).containsExactly("age", "pulse");
        });
        assertThat(world.events(RunEventKind.MODEL_EVALUATED)).isEmpty();
        var offer = world.site(0).poll().orElseThrow();
        assertThat(offer.kind()).isEqualTo(RoundKind.TRAINING);
        assertThat(offer.modelVersion()).isEqualTo(1);
        assertThat(offer.modelSha256())
                .isEqualTo(VersionHash.of(
                        PLAN, run, 1, Map.of("model", sha256(world.model(run, 1)), "scale", sha256(scale.values()))));
    }

    /** The first training begins with an empty momentum, though its version is not the first one. */
    @Test
    void trainingsFollowItAndTheirVersionsHaveTheSameScale() throws IOException {
        for (int round = 0; round < 4; round++) {
            world.completeRound();
        }

        assertThat(kinds())
                .containsExactly(RoundKind.OPENING, RoundKind.TRAINING, RoundKind.TRAINING, RoundKind.EVALUATION);
        assertThat(world.events(RunEventKind.RUN_SUCCEEDED)).hasSize(1);
        assertThat(world.model(run, 2)).isNotEqualTo(world.model(run, 1));
        assertThat(world.vector(run, 3, "scale")).isEqualTo(world.vector(run, 1, "scale"));
    }

    /** What the step remembers goes with its version; without its scale a model would say nothing. */
    @Test
    void scaleStaysWhenVersionsAreSuperseded() throws IOException {
        for (int round = 0; round < 4; round++) {
            world.completeRound();
        }
        var scale = world.vector(run, 3, "scale");
        world.pass(Duration.ofDays(400));

        assertThat(world.vector(run, 3, "scale")).isEqualTo(scale);
        assertThat(world.vector(run, 1, "scale")).isEqualTo(scale);
    }

    /** No area is better than another one by 2, so version 1, the first that is scored, stays the best. */
    @Test
    void trainingEndsEarlyAsWithoutAnOpeningRound() throws IOException {
        begin(PLAN.with(new Schedule(4, 600, 60, new Stopping(1, 2))));
        for (int round = 0; round < 4; round++) {
            world.completeRound();
        }

        assertThat(kinds())
                .containsExactly(RoundKind.OPENING, RoundKind.TRAINING, RoundKind.TRAINING, RoundKind.EVALUATION);
    }

    private static String sha256(float[] values) {
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
