package io.covalence.connector.round;

import io.covalence.connector.learning.SiteWork;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.round.RoundOffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A federation whose sites work on rounds. */
abstract class RoundWorkerScene {
    static final String MODELS = ".*/models/.*";

    static final Watcher NOBODY = (offer, phase) -> {};

    @TempDir
    Path folder = Path.of("");

    final ExecutorService processes = Executors.newCachedThreadPool();
    Federation federation = new Federation(Path.of("target/unused"), 0);

    @BeforeEach
    void open() {
        federation.close();
        federation = new Federation(folder, 4);
    }

    @AfterEach
    void close() {
        processes.shutdownNow();
        federation.close();
    }

    List<RoundOutcome> all(RoundOffer offer, Map<Integer, SiteWork> special) throws Exception {
        var running = new ArrayList<Future<RoundOutcome>>();
        for (int i = 0; i < 4; i++) {
            running.add(processes.submit(working(i, offer, special.getOrDefault(i, learning(i)), NOBODY)));
        }
        var outcomes = new ArrayList<RoundOutcome>();
        for (var future : running) {
            outcomes.add(future.get());
        }
        return outcomes;
    }

    /** Works on the round, then says that it is done with it, as the daemon does. */
    Callable<RoundOutcome> working(int index, RoundOffer offer, SiteWork learning, Watcher watcher) {
        var site = federation.site(index);
        return () -> {
            var outcome = site.start(learning, watcher).work(offer);
            if (outcome instanceof RoundOutcome.Refused refused
                    && !refused.why().contains("Crash")) {
                site.service().offer(new RoundId(offer.roundId().value()), null, Optional.empty());
            }
            return outcome;
        };
    }

    static SiteWork learning(int index) {
        return FixedLearning.of(100 * (index + 1), 0.1f * (index + 1), 2);
    }

    List<String> sentBy(Site site, String method) {
        return federation.server().requests(method, ".*" + site.id() + ".*").stream()
                .map(request -> request.path())
                .filter(path -> !path.contains("progress"))
                .toList();
    }
}
