package io.covalence.aggregation.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.TenantId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.merkle.MerkleTree;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored is compared with the whole tree in memory, of which secagg's tests check the known answers of RFC 6962. */
class TenantLogTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final int ENTRIES = 21;

    private final IdentityKey service = IdentityKey.ofSeed(SecretBytes.owning(new byte[32]));
    private final TenantLog log = new TenantLog(service);

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private Database database;

    @SuppressWarnings("NullAway.Init") // before each test
    private TenantId tenant;

    @BeforeEach
    void begin() {
        var world = new World(folder, 0);
        database = new Database(world.pool());
        tenant = world.ids().tenant();
    }

    @Test
    void headOfEverySizeIsTheRootOfAllEntries() {
        for (int i = 0; i < ENTRIES; i++) {
            var head = append(List.of(entry(i))).head();
            head.verify(service.publicKey(), tenant.value());
            assertThat(head.size()).isEqualTo(i + 1);
            assertThat(head.root()).isEqualTo(MerkleTree.root(leaves(i + 1)));
        }
    }

    @Test
    void everyEntryIsShownToStandInTheLogOfEverySize() {
        var heads = fill();
        for (int size = 1; size <= ENTRIES; size++) {
            for (int index = 0; index < size; index++) {
                int at = index;
                int of = size;
                var proof = database.tenant(tenant, transaction -> log.inclusion(transaction, tenant, at, of));
                proof.verify(entry(index), heads.get(size - 1));
                assertThat(proof.path()).isEqualTo(MerkleTree.inclusionPath(leaves(size), index));
            }
        }
    }

    @Test
    void everyLogIsShownToContinueEverySmallerOne() {
        var heads = fill();
        for (int size = 1; size <= ENTRIES; size++) {
            for (int old = 1; old <= size; old++) {
                int from = old;
                int to = size;
                var proof = database.tenant(tenant, transaction -> log.consistency(transaction, tenant, from, to));
                proof.verify(heads.get(old - 1), heads.get(size - 1));
                assertThat(proof.path()).isEqualTo(MerkleTree.consistencyPath(leaves(size), old));
            }
        }
    }

    @Test
    void severalEntriesAtOnceStandInTheirOrder() {
        append(List.of(entry(0), entry(1), entry(2)));
        var appended = append(List.of(entry(3), entry(4)));
        assertThat(appended.first()).isEqualTo(3);
        assertThat(appended.head().root()).isEqualTo(MerkleTree.root(leaves(5)));
        List<byte[]> entries = database.tenant(tenant, transaction -> log.entries(transaction, tenant, 1, 3));
        assertThat(entries.stream().map(LogEntry::decode)).containsExactly(entry(1), entry(2), entry(3));
    }

    @Test
    void thoseWhoAppendAtTheSameTimeGetPlacesOneAfterTheOther() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var tasks = IntStream.range(0, 24)
                    .<Callable<Long>>mapToObj(
                            i -> () -> append(List.of(entry(i))).first())
                    .toList();
            var places = new ArrayList<Long>();
            for (var task : threads.invokeAll(tasks)) {
                places.add(task.get());
            }
            assertThat(places)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 24).mapToObj(Long::valueOf).toList());
        }
        List<byte[]> entries = database.tenant(tenant, transaction -> log.entries(transaction, tenant, 0, 100));
        var head = database.tenant(tenant, transaction -> log.head(transaction, tenant))
                .orElseThrow();
        assertThat(head.root())
                .isEqualTo(MerkleTree.root(
                        entries.stream().map(MerkleTree::leafHash).toList()));
    }

    @Test
    void tenantWithoutEntriesHasNoHead() {
        Optional<SignedTreeHead> head = database.tenant(tenant, transaction -> log.head(transaction, tenant));
        assertThat(head).isEmpty();
    }

    private List<SignedTreeHead> fill() {
        return IntStream.range(0, ENTRIES)
                .mapToObj(i -> append(List.of(entry(i))).head())
                .toList();
    }

    private TenantLog.Appended append(List<LogEntry> entries) {
        return database.tenant(tenant, transaction -> log.append(transaction, tenant, entries, NOW));
    }

    private static List<ByteString> leaves(int count) {
        return IntStream.range(0, count).mapToObj(i -> entry(i).leafHash()).toList();
    }

    private static LogEntry entry(int i) {
        return new ModelEntry("study", "run", i, ByteString.of(new byte[32]));
    }
}
