package io.covalence.aggregation.boot;

import io.covalence.aggregation.blob.BlobFolder;
import io.covalence.aggregation.charter.CharterSignatures;
import io.covalence.aggregation.charter.Charters;
import io.covalence.aggregation.connector.Connectors;
import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.driver.RoundDriver;
import io.covalence.aggregation.evidence.EvidenceFeature;
import io.covalence.aggregation.exchange.ExchangeFeature;
import io.covalence.aggregation.log.TenantLog;
import io.covalence.aggregation.measure.Measures;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.order.Orders;
import io.covalence.aggregation.order.RunDocuments;
import io.covalence.aggregation.outbox.Outbox;
import io.covalence.aggregation.parallel.OrderedParallelWork;
import io.covalence.aggregation.round.RoundFeature;
import io.covalence.aggregation.run.Directory;
import io.covalence.aggregation.run.PlanReader;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.settings.Settings;
import io.covalence.aggregation.signal.LongPolls;
import io.covalence.aggregation.signal.WorkBell;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.upkeep.Upkeep;
import io.covalence.contract.id.Ids;
import io.covalence.secagg.Signer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/** The whole service put together by constructors, inside the application server or without one. It starts nothing. */
public record Assembly(
        Settings settings,
        Database database,
        BlobFolder blobs,
        LongPolls polls,
        WorkBell bell,
        Outbox outbox,
        Orders orders,
        RunDocuments documents,
        Connectors connectors,
        ExchangeFeature exchange,
        CharterSignatures charters,
        RoundDriver driver,
        Upkeep upkeep) {

    /**
     * Puts the service together.
     *
     * @param source connects as the role that owns nothing
     * @param ids makes the ids of rounds
     * @param service signs for this service
     * @param executor sums chunks and answers long polls
     * @param name of this process's driver; see {@link RoundDriver#of}
     */
    public static Assembly of(
            DataSource source,
            Settings settings,
            Clock clock,
            Ids ids,
            Signer service,
            Executor executor,
            MeterRegistry registry,
            String name) {
        var database = new Database(source);
        var blobs = new BlobFolder(settings.blobs());
        var measures = new Measures(registry);
        var polls = new LongPolls(clock, executor);
        var bell = new WorkBell();
        var outbox = new Outbox(database, polls);
        var plans = new PlanReader();
        var runs = new RunStore(plans);
        var directory = new Directory(database);
        var models = new ModelStore(blobs);
        var contributions = new ContributionStore(blobs);
        var parallel = new OrderedParallelWork(executor, settings.chunkWorkers());
        var log = new TenantLog(service);
        var charters = new Charters(service.publicKey());
        var round = RoundFeature.of(runs, outbox, service, log, models, ids);
        var evidence = EvidenceFeature.of(database, blobs, runs, round, charters, models, log, service, polls);
        return new Assembly(
                settings,
                database,
                blobs,
                polls,
                bell,
                outbox,
                new Orders(
                        database,
                        directory,
                        runs,
                        round.store(),
                        round.rounds(),
                        models,
                        charters,
                        outbox,
                        bell,
                        plans,
                        clock),
                new RunDocuments(database, directory, runs, models),
                new Connectors(database, directory, round.store(), round.rounds(), clock),
                ExchangeFeature.of(
                        database, directory, runs, round, evidence, contributions, log, polls, bell, measures, clock),
                new CharterSignatures(database, directory, charters, runs, round.rounds(), log, outbox, bell, clock),
                RoundDriver.of(
                        database,
                        runs,
                        round,
                        evidence,
                        contributions,
                        models,
                        parallel,
                        settings,
                        measures,
                        clock,
                        name),
                new Upkeep(
                        database,
                        outbox,
                        runs,
                        round.store(),
                        round.accusations(),
                        round.work(),
                        contributions,
                        models,
                        settings,
                        clock));
    }
}
