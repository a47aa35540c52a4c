package io.covalence.aggregation.charter;

import io.covalence.aggregation.store.Row;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterSignature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows of charters and of their signatures. Of a study one version at most waits for signatures. */
final class CharterStore {
    /** Any number that this database uses for no other advisory lock of two numbers. */
    private static final int STUDIES = 0x73747564;

    /** Proposes a version; an earlier proposal of the same content waits again, unless it has come into force meanwhile. */
    void propose(Transaction transaction, Charter charter, Set<SiteId> signers, Instant now) {
        transaction.update(
                "insert into charter (hash, tenant_id, study_id, version, body, state, proposed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (hash) do update"
                        + " set state = case charter.state when ? then charter.state else excluded.state end",
                charter.hash().hex(),
                charter.tenant(),
                charter.study(),
                charter.version(),
                charter.encode(),
                CharterState.PROPOSED,
                now,
                CharterState.IN_FORCE);
        for (var siteId : signers) {
            transaction.update(
                    "insert into charter_signer (hash, site_id, tenant_id) values (?, ?, ?) on conflict do nothing",
                    charter.hash().hex(),
                    siteId,
                    charter.tenant());
        }
    }

    /**
     * Locks what a study's charters and runs depend on, to the end of the transaction and before all rows: orders, stops and
     * signatures of one study come one after the other. Two studies whose ids have the same hash wait for each other too.
     */
    void lockStudy(Transaction transaction, StudyId studyId) {
        transaction.list("select pg_advisory_xact_lock(?, ?)", row -> true, STUDIES, studyId.hashCode());
    }

    public Optional<StoredCharter> find(Transaction transaction, String hash) {
        return transaction.first("select * from charter where hash = ?", row -> charter(transaction, row), hash);
    }

    /** The newest version of a study's charter that is in force. */
    Optional<StoredCharter> current(Transaction transaction, StudyId studyId) {
        return versions(transaction, studyId).stream().reduce((first, second) -> second);
    }

    /** The version that waits for signatures. */
    Optional<StoredCharter> proposed(Transaction transaction, StudyId studyId) {
        return transaction.first(
                "select * from charter where study_id = ? and state = ?",
                row -> charter(transaction, row),
                studyId,
                CharterState.PROPOSED);
    }

    /** All versions in force up to a given one. */
    public CharterHistory history(Transaction transaction, Charter upTo) {
        return new CharterHistory(versions(transaction, new StudyId(upTo.study())).stream()
                .filter(version -> version.charter().version() <= upTo.version())
                .map(StoredCharter::signed)
                .toList());
    }

    /** The charters in which a site has a say and which are in force or wait for signatures. */
    List<StoredCharter> of(Transaction transaction, SiteId siteId) {
        return transaction.list(
                "select c.* from charter c join charter_signer s using (hash) where s.site_id = ? and c.state <> ?"
                        + " order by c.study_id, c.version",
                row -> charter(transaction, row),
                siteId,
                CharterState.WITHDRAWN);
    }

    void withdraw(Transaction transaction, String hash) {
        transaction.update("update charter set state = ? where hash = ?", CharterState.WITHDRAWN, hash);
    }

    /** Puts a version in force with the signatures that are there now; it is shown with these, whoever signs later. */
    void putInForce(Transaction transaction, String hash, long logIndex) {
        transaction.update(
                "update charter set state = ?, log_index = ? where hash = ?", CharterState.IN_FORCE, logIndex, hash);
        transaction.update("update charter_signer set decisive = true where hash = ? and signature is not null", hash);
    }

    /** Notes a signature; false when the site has signed before. */
    boolean sign(Transaction transaction, Charter charter, CharterSignature signature, Instant now) {
        return transaction.update(
                        "update charter_signer set signature = ?, signed_at = ?"
                                + " where hash = ? and site_id = ? and signature is null",
                        signature.encode(),
                        now,
                        charter.hash().hex(),
                        signature.site().value())
                > 0;
    }

    /** How many sites have a say. */
    int signers(Transaction transaction, String hash) {
        return transaction
                .first(
                        "select count(*)::integer as n from charter_signer where hash = ?",
                        row -> row.integer("n"),
                        hash)
                .orElse(0);
    }

    /** The sites that have a say and have not signed. */
    List<SiteId> unsigned(Transaction transaction, String hash) {
        return transaction.list(
                "select site_id from charter_signer where hash = ? and signature is null order by site_id collate \"C\"",
                row -> new SiteId(row.text("site_id")),
                hash);
    }

    /** Whether a run that has not ended goes by it. */
    boolean isAwaited(Transaction transaction, String hash) {
        return transaction
                .first("select 1 from run where charter_hash = ? and ended_at is null limit 1", row -> true, hash)
                .isPresent();
    }

    private List<StoredCharter> versions(Transaction transaction, StudyId studyId) {
        return transaction.list(
                "select * from charter where study_id = ? and state = ? order by version",
                row -> charter(transaction, row),
                studyId,
                CharterState.IN_FORCE);
    }

    private static StoredCharter charter(Transaction transaction, Row row) {
        return new StoredCharter(
                Charter.decode(row.bytes("body")),
                row.constant("state", CharterState.class),
                row.number("log_index"),
                transaction.list(
                        "select signature, decisive from charter_signer where hash = ? and signature is not null"
                                + " order by site_id collate \"C\"",
                        signer -> new StoredCharter.Signed(
                                CharterSignature.decode(signer.bytes("signature")), signer.flag("decisive")),
                        row.text("hash")));
    }
}
