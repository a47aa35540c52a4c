package io.covalence.aggregation.exchange;

import io.covalence.aggregation.evidence.EvidenceStore;
import io.covalence.aggregation.run.Directory;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.signal.LongPolls;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.round.Convictions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Hands out the evidence of completed rounds to the tenant service and to the sites of their runs, for as long as it is kept. */
public final class EvidenceAccess {
    private final Database database;
    private final Directory directory;
    private final RunStore runs;
    private final EvidenceStore store;
    private final LongPolls polls;

    EvidenceAccess(Database database, Directory directory, RunStore runs, EvidenceStore store, LongPolls polls) {
        this.database = database;
        this.directory = directory;
        this.runs = runs;
        this.store = store;
        this.polls = polls;
    }

    /** The place of a bundle. */
    public record Bundle(TenantId tenantId, RunId runId, RoundId roundId, String sha256) {}

    /**
     * The bundle of a round; absent while it has not completed.
     *
     * @param siteId the site that asks; absent for the tenant service
     * @throws ProblemException (NOT_FOUND)
     */
    public CompletionStage<Optional<Bundle>> bundle(RoundId roundId, Optional<SiteId> siteId, Duration maxWait) {
        var entry = enter(roundId);
        return polls.until(entry.runId().value(), maxWait, () -> find(entry, roundId, siteId));
    }

    /**
     * The part of a round's bundle that a member lacks; absent while there is no bundle.
     *
     * @throws ProblemException (NOT_FOUND)
     */
    public CompletionStage<Optional<byte[]>> closing(RoundId roundId, SiteId siteId, Duration maxWait) {
        var entry = enter(roundId);
        return polls.until(
                entry.runId().value(),
                maxWait,
                () -> database.tenant(entry.tenantId(), transaction -> {
                    requireMember(transaction, entry, Optional.of(siteId));
                    return store.closing(transaction, roundId);
                }));
    }

    private Directory.Entry enter(RoundId roundId) {
        if (!IdKind.ROUND.matches(roundId)) {
            throw RoundAccess.notFound();
        }
        return directory.round(roundId).orElseThrow(RoundAccess::notFound);
    }

    private void requireMember(Transaction transaction, Directory.Entry entry, Optional<SiteId> siteId) {
        if (siteId.isPresent() && !runs.isMember(transaction, entry.runId(), siteId.get())) {
            throw RoundAccess.notFound();
        }
    }

    private Optional<Bundle> find(Directory.Entry entry, RoundId roundId, Optional<SiteId> siteId) {
        return database.tenant(entry.tenantId(), transaction -> {
            requireMember(transaction, entry, siteId);
            return store.bundle(transaction, roundId)
                    .map(sha256 -> new Bundle(entry.tenantId(), entry.runId(), roundId, sha256));
        });
    }

    /** The evidence that convicts sites of a round; the service keeps it for good. */
    public Convictions convictions(RoundId roundId, Optional<SiteId> siteId) {
        var entry = enter(roundId);
        return database.tenant(entry.tenantId(), transaction -> {
            requireMember(transaction, entry, siteId);
            return new Convictions(store.convictions(transaction, roundId).stream()
                    .map(kept -> new Convictions.Conviction(
                            kept.culprit(), Base64.getEncoder().encodeToString(kept.body())))
                    .toList());
        });
    }

    /** The bytes of a bundle; the caller closes the stream. */
    public InputStream open(Bundle bundle) throws IOException {
        return store.open(bundle.tenantId(), bundle.runId(), bundle.roundId(), bundle.sha256());
    }
}
