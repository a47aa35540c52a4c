package io.covalence.aggregation.exchange;

import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.evidence.EvidenceFeature;
import io.covalence.aggregation.log.TenantLog;
import io.covalence.aggregation.measure.Measures;
import io.covalence.aggregation.round.RoundFeature;
import io.covalence.aggregation.run.Directory;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.signal.LongPolls;
import io.covalence.aggregation.signal.WorkBell;
import io.covalence.aggregation.store.Database;
import java.time.Clock;

/** The parts of the interface to sites that the REST resources use. */
public record ExchangeFeature(
        Offers offers,
        ProgressReports progress,
        Messages messages,
        Uploads uploads,
        Answers answers,
        LogAccess log,
        EvidenceAccess evidence) {
    /** Assembles the feature. */
    public static ExchangeFeature of(
            Database database,
            Directory directory,
            RunStore runs,
            RoundFeature round,
            EvidenceFeature evidence,
            ContributionStore contributions,
            TenantLog log,
            LongPolls polls,
            WorkBell bell,
            Measures measures,
            Clock clock) {
        var access = new RoundAccess(database, directory, runs, round.store(), clock);
        var refusals = new Refusals(access, round.store(), round.messages());
        var inbox = new Inbox(access, round, evidence.convictions(), refusals, bell);
        return new ExchangeFeature(
                new Offers(database, directory, runs, round, log, polls, bell, clock),
                new ProgressReports(access, round.store(), round.rounds(), round.work(), bell),
                new Messages(inbox, round, contributions, runs),
                new Uploads(access, round.messages(), contributions, refusals, measures),
                new Answers(access, round.store(), round.cohorts(), polls),
                new LogAccess(database, directory, log),
                new EvidenceAccess(database, directory, runs, evidence.store(), polls));
    }
}
