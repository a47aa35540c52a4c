package io.covalence.aggregation.connector;

import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.SiteId;
import java.time.Instant;
import java.util.Optional;

/** Rows of the connectors that work for sites. */
final class ConnectorStore {
    private static final String SELECT =
            "select instance, place, since, heard_at, refused_at from connector where site_id = ?";

    /** Makes the row when there is none; of several that try at once one does. */
    boolean insert(Transaction transaction, SiteId siteId, Connector connector) {
        return transaction.update(
                        "insert into connector (site_id, instance, place, since, heard_at) values (?, ?, ?, ?, ?)"
                                + " on conflict do nothing",
                        siteId,
                        connector.instance(),
                        connector.place(),
                        connector.since(),
                        connector.heardAt())
                == 1;
    }

    Optional<Connector> find(Transaction transaction, SiteId siteId) {
        return read(transaction, SELECT, siteId);
    }

    Optional<Connector> lock(Transaction transaction, SiteId siteId) {
        return read(transaction, SELECT + " for update", siteId);
    }

    void replace(Transaction transaction, SiteId siteId, Connector connector) {
        transaction.update(
                "update connector set instance = ?, place = ?, since = ?, heard_at = ? where site_id = ?",
                connector.instance(),
                connector.place(),
                connector.since(),
                connector.heardAt(),
                siteId);
    }

    void heard(Transaction transaction, SiteId siteId, String instance, Instant at) {
        transaction.update(
                "update connector set heard_at = ? where site_id = ? and instance = ? and heard_at < ?",
                at,
                siteId,
                instance,
                at);
    }

    void refused(Transaction transaction, SiteId siteId, Instant at) {
        transaction.update("update connector set refused_at = ? where site_id = ?", at, siteId);
    }

    private static Optional<Connector> read(Transaction transaction, String sql, SiteId siteId) {
        return transaction.first(
                sql,
                row -> new Connector(
                        row.text("instance"),
                        row.text("place"),
                        row.instant("since"),
                        row.instant("heard_at"),
                        Optional.ofNullable(row.optionalInstant("refused_at"))),
                siteId);
    }
}
