package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubTest {
    @TempDir
    Path folder;

    @Test
    void whatSitesHaveSentIsDeletedAlsoWhenNoBundleCanBeMade() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small());
        var roundId = world.site(0).roundId();
        // A file where the folder of bundles would be
        var run = folder.resolve(order.tenantId().value()).resolve(order.runId().value());
        Files.createFile(run.resolve("evidence"));
        world.completeRound();
        for (int attempt = 1; attempt < ScrubStep.MAX_ATTEMPTS; attempt++) {
            assertThat(bodies(world, order.tenantId(), roundId))
                    .as("attempt %d", attempt)
                    .isPositive();
            world.clock().advance(Duration.ofMinutes(20));
            world.drive();
        }

        assertThat(bodies(world, order.tenantId(), roundId)).isZero();
        assertThat(run.resolve("rounds").resolve(roundId.value())).doesNotExist();
        assertThat(TestSite.now(world.exchange().evidence().bundle(roundId, Optional.empty(), Duration.ZERO)))
                .isEmpty();
    }

    private static long bodies(World world, TenantId tenantId, RoundId roundId) {
        return new Database(world.pool())
                .tenant(
                        tenantId,
                        transaction -> transaction
                                .first(
                                        "select count(*) as n from message where round_id = ? and body is not null",
                                        row -> row.number("n"),
                                        roundId)
                                .orElseThrow());
    }
}
