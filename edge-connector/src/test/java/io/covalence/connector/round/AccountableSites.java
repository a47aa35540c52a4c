package io.covalence.connector.round;

import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.OwedBundle;
import io.covalence.contract.round.RoundKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;

/** Four sites, and what the first of them keeps of the rounds that it took part in. */
abstract class AccountableSites extends WorkingSites {
    static final String BUNDLE = ".*/evidence";

    static final String CLOSING = ".*/evidence/closing";

    @BeforeEach
    void open() {
        begin(4);
    }

    List<RoundWorker> workers() {
        return federation.sites().stream()
                .map(site -> site.start(FixedLearning.of(100, 0.1f, 2), NOBODY))
                .toList();
    }

    /** The first site, with the bundle of a round owed to it. */
    RoundWorker afterARound() throws Exception {
        var workers = workers();
        work(federation.open(1, RoundKind.TRAINING), workers);
        return workers.getFirst();
    }

    /** Connectors whose clock goes on by a second at each look. */
    List<RoundWorker> withFastClocks() {
        var now = new AtomicLong();
        return federation.sites().stream()
                .map(site -> site.start(
                        FixedLearning.of(100, 0.1f, 2),
                        NOBODY,
                        SitePolicy.DEFAULT,
                        () -> now.addAndGet(Duration.ofSeconds(1).toNanos())))
                .toList();
    }

    RoundWorker afterRoundsWithoutBundles(int rounds) throws Exception {
        federation.server().route("GET", CLOSING, (request, path) -> Reply.empty(204));
        var workers = workers();
        for (int round = 1; round <= rounds; round++) {
            work(federation.open(round, RoundKind.TRAINING), workers);
        }
        return workers.getFirst();
    }

    /** Names of what the first site shows people in its evidence folder. */
    List<String> evidence() throws IOException {
        try (var files = Files.list(federation.site(0).home().evidence())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** The bundles that the first site still waits for. */
    List<OwedBundle> owed() {
        return new EvidenceFolder(federation.site(0).home()).owed().sound();
    }

    Path noted(OwedBundle owed) {
        return federation
                .site(0)
                .home()
                .evidence()
                .resolve(".owed-" + owed.runId() + "-" + owed.number() + "-" + owed.attempt() + ".json");
    }
}
