package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.World;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.Stopping;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites of these tests send made-up figures, so which version is better is known only from what was told. */
class StoppingTest {
    /** No mean area is better than another one by so much. */
    private static final double OUT_OF_REACH = 2;

    @TempDir
    Path folder;

    private static StudyPlan plan(int rounds, Stopping stopping) {
        return Plans.tiny().with(new Schedule(rounds, 600, 20, stopping)).plan();
    }

    /** Round 1 scores version 0, rounds 2 and 3 score versions 1 and 2, which are no better; what round 3 makes is evaluated. */
    @Test
    void trainingEndsWhenNoVersionWasBetterForLong() throws IOException {
        var world = new World(folder, 3);
        world.begin(plan(9, new Stopping(2, OUT_OF_REACH)));
        for (int round = 0; round < 4; round++) {
            assertThat(world.events(RunEventKind.RUN_SUCCEEDED)).isEmpty();
            world.completeRound();
        }

        assertThat(world.events(RunEventKind.ROUND_COMPLETED))
                .extracting(event -> Objects.requireNonNull(event.round()).kind())
                .containsExactly(RoundKind.TRAINING, RoundKind.TRAINING, RoundKind.TRAINING, RoundKind.EVALUATION);
        assertThat(evaluations(world)).extracting(ModelEvaluation::modelVersion).containsExactly(0, 1, 2, 3);
        assertThat(world.events(RunEventKind.RUN_SUCCEEDED))
                .singleElement()
                .extracting(RunEvent::detail)
                .asString()
                .startsWith("Training ended after round 3. The best version is 0, with a mean within-site ROC-AUC of ");
    }

    @Test
    void trainingGoesOnToTheLastRoundWhilePatienceLasts() throws IOException {
        var world = new World(folder, 3);
        world.begin(plan(2, new Stopping(2, 0)));
        for (int round = 0; round < 3; round++) {
            world.completeRound();
        }

        var best = evaluations(world).stream()
                .reduce((so, next) -> next.perRound().betterThan(so.perRound()) ? next : so)
                .orElseThrow();
        assertThat(world.events(RunEventKind.RUN_SUCCEEDED))
                .singleElement()
                .extracting(RunEvent::detail)
                .isEqualTo("The best version is " + best.modelVersion() + ", with a mean within-site ROC-AUC of "
                        + best.perRound().value() + ".");
    }

    @Test
    void withoutPatienceAllRoundsAreTrainedAndNoVersionIsNamed() throws IOException {
        var world = new World(folder, 3);
        world.begin(plan(2, Stopping.NONE));
        for (int round = 0; round < 3; round++) {
            world.completeRound();
        }

        assertThat(world.events(RunEventKind.RUN_SUCCEEDED))
                .singleElement()
                .extracting(RunEvent::detail)
                .isEqualTo("");
    }

    private static List<ModelEvaluation> evaluations(World world) {
        return world.events(RunEventKind.MODEL_EVALUATED).stream()
                .map(event -> Objects.requireNonNull(event.evaluation()))
                .toList();
    }
}
