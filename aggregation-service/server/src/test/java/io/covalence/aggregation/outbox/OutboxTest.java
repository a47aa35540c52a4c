package io.covalence.aggregation.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.RunId;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    @TempDir
    Path folder;

    @Test
    void cursorReadsEveryEventExactlyOnceInOrder() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        world.completeRound();

        var all = world.events();
        var read = new ArrayList<RunEvent>();
        long cursor = 0;
        while (read.size() < all.size()) {
            var page = world.service().outbox().read(cursor, 4);
            read.addAll(page.items());
            assertThat(page.next()).isGreaterThan(cursor);
            cursor = page.next();
        }
        assertThat(read).isEqualTo(all);
        assertThat(read).extracting(RunEvent::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(world.service().outbox().read(cursor, 4).items()).isEmpty();
        assertThat(world.service().outbox().read(cursor, 4).next()).isEqualTo(cursor);
    }

    @Test
    void readerThatFollowsConcurrentWritersMissesNothing() throws Exception {
        var world = new World(folder, 0);
        var database = new Database(world.pool());
        var outbox = world.service().outbox();
        int writers = 4;
        int each = 40;
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var tasks = new ArrayList<Future<?>>();
            for (int writer = 0; writer < writers; writer++) {
                var tenant = world.ids().tenant();
                var run = world.ids().run();
                tasks.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        database.inTenant(tenant, transaction -> {
                            outbox.append(transaction, tenant, event(world, run));
                            outbox.append(transaction, tenant, event(world, run));
                        });
                    }
                }));
            }
            var read = new ArrayList<Long>();
            long cursor = 0;
            while (read.size() < 2 * writers * each) {
                boolean written = tasks.stream().allMatch(Future::isDone);
                var page = outbox.read(cursor, 100);
                page.items().forEach(event -> read.add(event.sequence()));
                cursor = page.next();
                boolean missing = written && page.items().isEmpty();
                assertThat(missing).as("all is read once all is written").isFalse();
            }
            assertThat(read).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void waitingReaderIsWokenByAnEventAndHoldsNoConnection() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        var roster = world.exchange()
                .answers()
                .roster(world.site(0).roundId(), world.site(0).id(), Duration.ofSeconds(10))
                .toCompletableFuture();
        assertThat(roster).isNotDone();
        assertThat(world.pool().inUse()).isZero();
        world.sites().forEach(TestSite::advertise);
        assertThat(roster).isNotDone();
        world.drive();
        assertThat(roster).isDone();
        assertThat(roster.join()).isPresent();
    }

    @Test
    void replicaHearsOfWhatAnotherOneDid() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        var other = world.assemble();
        other.outbox().watch();
        var roster = other.exchange()
                .answers()
                .roster(world.site(0).roundId(), world.site(0).id(), Duration.ofSeconds(10))
                .toCompletableFuture();
        world.sites().forEach(TestSite::advertise);
        world.drive();
        assertThat(roster).isNotDone();
        other.outbox().watch();
        assertThat(roster).isDone();
    }

    private static RunEvent event(World world, RunId run) {
        return new RunEvent(
                0, run, world.clock().instant(), RunEventKind.RUN_STARTED, "", null, null, null, null, null);
    }
}
