package io.covalence.connector.round;

import io.covalence.connector.learning.SiteWork;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundOffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Sites whose connectors work side by side, each in a thread of its own. */
abstract class WorkingSites {
    static final Watcher NOBODY = (offer, phase) -> {};

    private final ExecutorService processes = Executors.newCachedThreadPool();

    @TempDir
    private Path folder = Path.of("");

    Federation federation = new Federation(Path.of("target/unused"), 0);

    @AfterEach
    void close() {
        processes.shutdownNow();
        federation.close();
    }

    void begin(int sites) {
        begin(sites, Federation.PLAN);
    }

    void begin(int sites, StudyPlan plan) {
        federation.close();
        federation = new Federation(folder, sites, plan);
    }

    /** Lets a connector go on beside the test. */
    Future<RoundOutcome> start(Callable<RoundOutcome> connector) {
        return processes.submit(connector);
    }

    /** What the round becomes for each of the connectors, in their order. */
    List<RoundOutcome> work(RoundOffer offer, List<RoundWorker> workers) throws Exception {
        var running =
                workers.stream().map(worker -> start(() -> worker.work(offer))).toList();
        var outcomes = new ArrayList<RoundOutcome>();
        for (var future : running) {
            outcomes.add(future.get());
        }
        return outcomes;
    }

    /** The sites have 100, 200, 300 rows and so on. */
    static SiteWork learning(int index) {
        return FixedLearning.of(100 * (index + 1), 0.1f, 2);
    }
}
