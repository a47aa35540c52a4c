package io.covalence.connector.round;

import io.covalence.connector.Json;
import io.covalence.connector.charter.AgreedCharters;
import io.covalence.connector.charter.PinnedCharters;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.BackOff;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.identity.IdentityKey;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.instance.SiteClaim;
import io.covalence.connector.learning.SiteWork;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.result.OwnResults;
import io.covalence.connector.service.LocalClient;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.study.Decision;
import io.covalence.connector.study.Decisions;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.WatchedLogs;
import io.covalence.contract.id.SiteId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** A site with a folder of its own, whose connector can be started again and again. */
final class Site {
    /** A minute before the deadline of rounds, which is what the plan allows for training. */
    private static final Clock CLOCK = Clock.fixed(Federation.DEADLINE.minus(Duration.ofMinutes(1)), ZoneOffset.UTC);

    private final ConnectorHome home;
    private final SiteId id;
    private final IdentityKey identity;
    private final AggregationServiceClient service;
    private volatile String deadly = "";

    /** The process ends without a word. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Site(Path folder, SiteId id, LocalServer server) {
        this.home = new ConnectorHome(folder.resolve(id.value())).prepare();
        this.id = id;
        this.identity = new KeyFiles(home).create().identity();
        var transport = LocalClient.transport(home);
        this.service = LocalClient.aggregation(server, id, call -> {
            if (!deadly.isEmpty()
                    && call.method().equals("PUT")
                    && call.target().getPath().matches(deadly)) {
                deadly = "";
                throw new Crash();
            }
            return transport.send(call);
        });
    }

    SiteId id() {
        return id;
    }

    ConnectorHome home() {
        return home;
    }

    String publicKey() {
        return identity.publicKeyText();
    }

    AggregationServiceClient service() {
        return service;
    }

    Site approve(Decision decision) {
        PrivateFiles.replace(home.approval(decision.studyId()), Json.bytes(decision));
        return this;
    }

    IdentityKey identity() {
        return identity;
    }

    /** Crashes once, when it is about to send something to such a path. */
    Site crashBefore(String path) {
        deadly = path;
        return this;
    }

    /** A connector process: what it keeps in memory is its own. */
    RoundWorker start(SiteWork learning, Watcher watcher) {
        return start(learning, watcher, SitePolicy.DEFAULT);
    }

    RoundWorker start(SiteWork learning, Watcher watcher, SitePolicy policy) {
        return start(learning, watcher, policy, System::nanoTime);
    }

    RoundWorker start(SiteWork learning, Watcher watcher, SitePolicy policy, LongSupplier nanoTime) {
        var random = new SplittableRandom(id.hashCode());
        var tools = new RoundTools(
                service,
                new RoundJournal(home),
                logs(),
                new EvidenceFolder(home),
                (approved, plan) -> learning,
                new KeptVectors(home),
                new OwnResults(home),
                random::nextBytes,
                watcher,
                new RetryPolicy(BackOff.standard(new SplittableRandom(1)), pause -> {}, nanoTime),
                CLOCK,
                Duration.ofMillis(5));
        return new RoundWorker(id, identity, gate(policy), tools);
    }

    RoundGate gate(SitePolicy policy) {
        var charters = new AgreedCharters(id, identity, new PinnedCharters(home), service);
        return new RoundGate(new Decisions(home), () -> policy, charters, logs(), new AgreementBudget(home));
    }

    SiteClaim claim() {
        return SiteClaim.begin(home, new SplittableRandom(id.hashCode()), System::nanoTime, pause -> {});
    }

    WatchedLogs logs() {
        return new WatchedLogs(home, new EvidenceFolder(home), service);
    }
}
