package io.covalence.aggregation.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.World;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {
    private static final Duration DAY = Duration.ofHours(24);

    @TempDir
    Path folder;

    @Test
    void rowsThatGrowWithSitesAreDeletedADayAfterTheRound() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small(1, 3, 0.5));
        world.completeRound();
        world.clock().advance(DAY);
        world.service().upkeep().whenDue();
        assertThat(count(world, order, "message")).isEqualTo(15);

        world.clock().advance(Upkeep.EVERY);
        world.service().upkeep().whenDue();
        assertThat(count(world, order, "message")).isZero();
        assertThat(count(world, order, "chunk")).isZero();
        assertThat(count(world, order, "round_site")).isEqualTo(3);
        assertThat(count(world, order, "round")).isEqualTo(2);
        assertThatThrownBy(() -> world.site(0).sendHeader())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_FOUND));
    }

    @Test
    void runGoesOnWhileItsPastIsPruned() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small(3, 3, 0.5));
        for (int round = 1; round <= 3; round++) {
            world.completeRound();
            world.clock().advance(DAY.plusMinutes(1));
            world.service().upkeep().whenDue();
        }
        assertThat(files(".momentum.f32")).hasSize(1);
        assertThat(files(".f32")).hasSize(1 + 4);
        world.completeRound();
        assertThat(world.model(order.runId(), 3)).hasSize(130);

        world.clock().advance(DAY.plusMinutes(1));
        world.service().upkeep().whenDue();
        assertThat(files(".momentum.f32"))
                .as("nothing steps from the last version")
                .isEmpty();
        assertThat(world.model(order.runId(), 3)).hasSize(130);
    }

    @Test
    void eventsAreDeletedOnlyWhenTheyAreOldAndHaveBeenRead() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        var before = world.events();
        long read = before.get(1).sequence();
        world.service().outbox().acknowledge(read);
        world.service().outbox().acknowledge(0);
        world.clock().advance(Duration.ofDays(30));
        world.service().upkeep().whenDue();
        assertThat(world.events()).isEqualTo(before);

        world.clock().advance(Upkeep.EVERY);
        world.service().upkeep().whenDue();
        assertThat(world.events()).extracting(RunEvent::sequence).allMatch(sequence -> sequence > read);
        assertThat(world.events()).hasSize(before.size() - 2);
    }

    @Test
    void filesThatWereNeverFinishedAreSweptAway() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small());
        world.completeRound();
        var models = folder.resolve(order.tenantId().value())
                .resolve(order.runId().value())
                .resolve("models");
        var old = Files.createFile(models.resolve("1.part"));
        Files.setLastModifiedTime(old, FileTime.from(world.clock().instant()));
        var young = Files.createFile(models.resolve("2.part"));
        Files.setLastModifiedTime(young, FileTime.from(world.clock().instant().plus(DAY)));
        world.clock().advance(DAY.plusMinutes(1));
        world.service().upkeep().whenDue();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void roundThatCannotBePrunedKeepsNoLaterOneWaiting() throws IOException {
        var world = new World(folder, 3);
        var first = world.begin(Plans.small(1, 3, 0.5));
        world.completeRound();
        world.clock().advance(Duration.ofHours(1));
        var second = world.begin(Plans.small(1, 3, 0.5));
        world.completeRound();
        new Database(world.pool())
                .inTenant(
                        first.tenantId(),
                        transaction -> transaction.update("update run set state = 'nobody knows this state'"));
        world.clock().advance(DAY.plusMinutes(1));
        world.service().upkeep().whenDue();

        assertThat(count(world, second, "message")).isZero();
        assertThat(count(world, first, "message")).isPositive();
    }

    @Test
    void onlyOneReplicaDoesIt() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small());
        var other = world.assemble();
        other.upkeep().whenDue();
        world.completeRound();
        world.clock().advance(DAY.plusMinutes(1));
        var database = new Database(world.pool());
        database.directory(transaction -> transaction.update(
                "update chore set due_at = ?", world.clock().instant().plusSeconds(1)));
        other.upkeep().whenDue();

        assertThat(count(world, order, "message")).isEqualTo(15);
    }

    private static long count(World world, RunOrder order, String table) {
        return new Database(world.pool())
                .tenant(
                        order.tenantId(),
                        transaction -> transaction
                                .first("select count(*) as n from " + table, row -> row.number("n"))
                                .orElseThrow());
    }

    private List<Path> files(String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
