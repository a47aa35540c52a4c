package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.World;
import io.covalence.contract.run.RunEventKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PauseTest {
    @TempDir
    Path folder;

    @Test
    void pausedRunFinishesItsRoundAndOpensNoOtherUntilItIsResumed() throws IOException {
        var world = new World(folder, 3);
        var run = world.begin(Plans.small()).runId();
        world.service().orders().pause(run);
        world.service().orders().pause(run);
        world.completeRound();
        assertThat(world.story())
                .containsOnlyOnce("run paused")
                .endsWith("training round 1 completed by 3 sites", "model 0 evaluated");
        assertThat(world.site(1).poll()).isEmpty();

        world.service().orders().resume(run);
        world.service().orders().resume(run);
        assertThat(world.story()).endsWith("run resumed", "evaluation round 2 opened");
        world.completeRound();
        assertThat(world.story().getLast()).isEqualTo("run succeeded");
    }

    @Test
    void runThatIsResumedWithinARoundGoesOnWithIt() throws IOException {
        var world = new World(folder, 3);
        var run = world.begin(Plans.small()).runId();
        world.service().orders().pause(run);
        world.service().orders().resume(run);
        world.completeRound();

        assertThat(world.events(RunEventKind.ROUND_OPENED)).hasSize(2);
    }

    @Test
    void pausedRunCanBeStopped() throws IOException {
        var world = new World(folder, 3);
        var run = world.begin(Plans.small()).runId();
        world.service().orders().pause(run);
        world.completeRound();
        world.service().orders().stop(run);

        assertThat(world.story().getLast()).isEqualTo("run stopped");
        world.service().orders().resume(run);
        assertThat(world.story().getLast()).isEqualTo("run stopped");
    }
}
