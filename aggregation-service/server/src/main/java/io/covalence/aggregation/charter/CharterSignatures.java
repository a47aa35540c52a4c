package io.covalence.aggregation.charter;

import io.covalence.aggregation.log.TenantLog;
import io.covalence.aggregation.outbox.Outbox;
import io.covalence.aggregation.round.Rounds;
import io.covalence.aggregation.run.Directory;
import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.signal.WorkBell;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.charter.CharterStanding;
import io.covalence.contract.charter.SiteCharter;
import io.covalence.contract.charter.SiteCharters;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.log.LogEntry.CharterEntry;
import io.covalence.secagg.message.Offer;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows charters to the sites that have a say in them and takes their signatures; with the last one, the runs that waited begin. */
public final class CharterSignatures {
    private final Database database;
    private final Directory directory;
    private final CharterStore store;
    private final Charters charters;
    private final RunStore runs;
    private final Rounds rounds;
    private final TenantLog log;
    private final Outbox outbox;
    private final WorkBell bell;
    private final Clock clock;

    public CharterSignatures(
            Database database,
            Directory directory,
            Charters charters,
            RunStore runs,
            Rounds rounds,
            TenantLog log,
            Outbox outbox,
            WorkBell bell,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.store = charters.store();
        this.charters = charters;
        this.runs = runs;
        this.rounds = rounds;
        this.log = log;
        this.outbox = outbox;
        this.bell = bell;
        this.clock = clock;
    }

    /** The charters in which a site has a say, of all tenants. */
    public SiteCharters of(SiteId siteId) {
        return new SiteCharters(directory.charterTenants(siteId).stream()
                .flatMap(tenantId -> database
                        .tenant(
                                tenantId,
                                transaction -> store.of(transaction, siteId).stream()
                                        .map(charter -> view(transaction, charter, siteId))
                                        .toList())
                        .stream())
                .toList());
    }

    /**
     * Takes a signature; its repetition is answered alike.
     *
     * @throws ProblemException (NOT_FOUND) when the site has no say in such a charter; (GONE) when it was withdrawn;
     *     (PROTOCOL_VIOLATION)
     */
    public void sign(String hash, SiteId siteId, byte[] body) {
        var tenantId = directory.charterTenant(hash, siteId).orElseThrow(CharterSignatures::notFound);
        database.inTenant(tenantId, transaction -> {
            var study = store.find(transaction, hash)
                    .map(charter -> new StudyId(charter.charter().study()))
                    .orElseThrow(CharterSignatures::notFound);
            store.lockStudy(transaction, study);
            var waiting = runs.lockWaiting(transaction, hash);
            var stored = store.find(transaction, hash).orElseThrow(CharterSignatures::notFound);
            if (stored.state() == CharterState.WITHDRAWN) {
                throw new ProblemException(ProblemType.GONE, "This charter was withdrawn; no run waits for it.");
            }
            var signature = checked(transaction, stored.charter(), siteId, body);
            var now = clock.instant();
            if (store.sign(transaction, stored.charter(), signature, now) && !stored.inForce()) {
                signed(transaction, stored.charter(), waiting, now);
            }
        });
    }

    private void signed(Transaction transaction, Charter charter, List<Run> waiting, Instant now) {
        var stored = store.find(transaction, charter.hash().hex()).orElseThrow(CharterSignatures::notFound);
        var signers = stored.signatures().stream().map(CharterSignature::site).collect(Collectors.toUnmodifiableSet());
        var progress = charters.progress(transaction, stored);
        waiting.forEach(run -> outbox.append(transaction, run.tenantId(), Charters.awaited(run, progress, now)));
        if (Charters.endorsement(charter, previous(transaction, charter)).isComplete(signers)) {
            CharterEntry entry = Offer.charterEntry(charter);
            var appended = log.append(transaction, new TenantId(charter.tenant()), List.of(entry), now);
            store.putInForce(transaction, stored.hash(), appended.first());
            waiting.forEach(run -> rounds.begin(transaction, runs.require(transaction, run.runId()), now));
            transaction.afterwards(bell::ring);
        }
    }

    private CharterSignature checked(Transaction transaction, Charter charter, SiteId siteId, byte[] body) {
        try {
            var signature = CharterSignature.decode(body);
            if (!signature.site().equals(siteId)) {
                throw ProtocolViolation.malformed("the signature is another site's");
            }
            Charters.endorsement(charter, previous(transaction, charter)).check(signature);
            return signature;
        } catch (ProtocolViolation e) {
            throw new ProblemException(ProblemType.PROTOCOL_VIOLATION, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Charter> previous(Transaction transaction, Charter charter) {
        return charter.version() == 1
                ? Optional.empty()
                : store.find(transaction, charter.previous().hex()).map(StoredCharter::charter);
    }

    private SiteCharter view(Transaction transaction, StoredCharter stored, SiteId siteId) {
        var charter = stored.charter();
        var base64 = Base64.getEncoder();
        return new SiteCharter(
                stored.hash(),
                new TenantId(charter.tenant()),
                new StudyId(charter.study()),
                charter.version(),
                stored.inForce() ? CharterStanding.IN_FORCE : CharterStanding.PROPOSED,
                stored.signatures().stream()
                        .anyMatch(signature -> signature.site().equals(siteId)),
                stored.signatures().size(),
                store.signers(transaction, stored.hash()),
                base64.encodeToString(stored.signed().encode()),
                previous(transaction, charter)
                        .map(before -> base64.encodeToString(
                                store.history(transaction, before).encode()))
                        .orElse(""));
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such charter for this site.");
    }
}
