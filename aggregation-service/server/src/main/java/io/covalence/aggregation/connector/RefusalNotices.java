package io.covalence.aggregation.connector;

import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.round.Rounds;
import io.covalence.aggregation.run.Directory;
import io.covalence.aggregation.store.Database;
import io.covalence.contract.id.SiteId;
import java.time.Instant;

/** Tells the people who watch a site's rounds that another connector of the site was refused. */
final class RefusalNotices {
    private static final String NOTICE = "another connector with this site's keys tried to begin and was refused";

    private final Database database;
    private final Directory directory;
    private final RoundStore store;
    private final Rounds rounds;

    RefusalNotices(Database database, Directory directory, RoundStore store, Rounds rounds) {
        this.database = database;
        this.directory = directory;
        this.store = store;
        this.rounds = rounds;
    }

    void tell(SiteId siteId, Instant now) {
        for (var run : directory.openRuns(siteId)) {
            database.inTenant(
                    run.tenantId(),
                    transaction -> store.openOf(transaction, run.runId())
                            .flatMap(round -> store.hold(transaction, round.roundId()))
                            .ifPresent(round -> {
                                store.lockSite(transaction, round.roundId(), siteId);
                                store.site(transaction, round.roundId(), siteId)
                                        .ifPresent(site -> rounds.notice(transaction, round, site, NOTICE, now));
                            }));
        }
    }
}
