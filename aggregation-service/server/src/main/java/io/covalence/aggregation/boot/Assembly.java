package io.covalence.aggregation.boot;

import io.covalence.aggregation.blob.BlobStore;
import io.covalence.aggregation.charter.CharterSignatures;
import io.covalence.aggregation.charter.CharterStore;
import io.covalence.aggregation.charter.Charters;
import io.covalence.aggregation.connector.Connectors;
import io.covalence.aggregation.connector.RefusalNotices;
import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.driver.LeasedRounds;
import io.covalence.aggregation.driver.RoundDriver;
import io.covalence.aggregation.driver.ScrubStep;
import io.covalence.aggregation.driver.SumOpener;
import io.covalence.aggregation.driver.SumStep;
import io.covalence.aggregation.evidence.Archive;
import io.covalence.aggregation.evidence.Convictions;
import io.covalence.aggregation.evidence.EvidenceStore;
import io.covalence.aggregation.exchange.Answers;
import io.covalence.aggregation.exchange.EvidenceAccess;
import io.covalence.aggregation.exchange.Inbox;
import io.covalence.aggregation.exchange.LogAccess;
import io.covalence.aggregation.exchange.Messages;
import io.covalence.aggregation.exchange.Offers;
import io.covalence.aggregation.exchange.ProgressReports;
import io.covalence.aggregation.exchange.Refusals;
import io.covalence.aggregation.exchange.RoundAccess;
import io.covalence.aggregation.exchange.Uploads;
import io.covalence.aggregation.log.TenantLog;
import io.covalence.aggregation.measure.Measures;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.order.OrderReader;
import io.covalence.aggregation.order.Orders;
import io.covalence.aggregation.order.RunDocuments;
import io.covalence.aggregation.outbox.Outbox;
import io.covalence.aggregation.parallel.OrderedParallelWork;
import io.covalence.aggregation.round.Accusations;
import io.covalence.aggregation.round.Attestations;
import io.covalence.aggregation.round.Cohorts;
import io.covalence.aggregation.round.MessageStore;
import io.covalence.aggregation.round.PhaseRules;
import io.covalence.aggregation.round.RoundEvents;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.round.Rounds;
import io.covalence.aggregation.round.WorkStore;
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
        BlobStore blobs,
        LongPolls polls,
        WorkBell bell,
        Outbox outbox,
        Orders orders,
        RunDocuments documents,
        Connectors connectors,
        Offers offers,
        ProgressReports progress,
        Messages messages,
        Uploads uploads,
        Answers answers,
        CharterSignatures charters,
        LogAccess log,
        EvidenceAccess evidence,
        RoundDriver driver,
        Upkeep upkeep) {

    /**
     * Puts the service together.
     *
     * @param source connects as the role that owns nothing
     * @param ids makes the ids of rounds
     * @param service signs for this service
     * @param executor sums chunks and answers long polls
     * @param name of this process's driver; see {@link LeasedRounds}
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
        var blobs = new BlobStore(settings.blobs());
        var measures = new Measures(registry);
        var polls = new LongPolls(clock, executor);
        var bell = new WorkBell();
        var outbox = new Outbox(database, polls);
        var plans = new PlanReader();
        var runs = new RunStore(plans);
        var directory = new Directory(database);
        var roundStore = new RoundStore();
        var messageStore = new MessageStore();
        var work = new WorkStore();
        var cohorts = new Cohorts(messageStore);
        var models = new ModelStore(blobs);
        var contributions = new ContributionStore(blobs);
        var parallel = new OrderedParallelWork(executor, settings.chunkWorkers());
        var events = new RoundEvents(roundStore, outbox);
        var log = new TenantLog(service);
        var attestations = new Attestations(service, log, roundStore, models);
        var accusations = new Accusations();
        var rounds = new Rounds(runs, roundStore, messageStore, accusations, work, events, attestations, ids);
        var charterStore = new CharterStore();
        var charters = new Charters(charterStore, service.publicKey());
        var evidence = new EvidenceStore(blobs);
        var convictions = new Convictions(evidence, roundStore, messageStore, log);
        var archive =
                new Archive(database, runs, roundStore, cohorts, charterStore, models, log, evidence, service, polls);
        var access = new RoundAccess(database, directory, runs, roundStore, clock);
        var refusals = new Refusals(access, roundStore, messageStore);
        var opener = new SumOpener(database, cohorts, messageStore, contributions, models, parallel);
        var leased = new LeasedRounds(database, runs, roundStore, work, settings, clock, name);
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
                        roundStore,
                        rounds,
                        models,
                        charters,
                        outbox,
                        bell,
                        new OrderReader(plans),
                        clock),
                new RunDocuments(database, directory, runs, models),
                new Connectors(database, new RefusalNotices(database, directory, roundStore, rounds), clock),
                new Offers(database, directory, runs, roundStore, rounds, log, work, polls, bell, clock),
                new ProgressReports(access, roundStore, rounds, work, bell),
                new Messages(
                        new Inbox(access, roundStore, messageStore, rounds, work, convictions, refusals, bell),
                        messageStore,
                        contributions,
                        cohorts,
                        accusations,
                        runs),
                new Uploads(access, messageStore, contributions, refusals, measures),
                new Answers(access, roundStore, cohorts, polls),
                new CharterSignatures(
                        database, directory, charterStore, charters, runs, rounds, log, outbox, bell, clock),
                new LogAccess(database, directory, log),
                new EvidenceAccess(database, directory, runs, evidence, polls),
                new RoundDriver(
                        leased,
                        roundStore,
                        messageStore,
                        accusations,
                        rounds,
                        convictions,
                        new PhaseRules(settings.silence(), settings.grace(), clock.instant()),
                        new SumStep(leased, opener, rounds, models, settings, measures, clock),
                        new ScrubStep(leased, archive, contributions, messageStore, clock),
                        measures),
                new Upkeep(
                        database, outbox, runs, roundStore, accusations, work, contributions, models, settings, clock));
    }
}
