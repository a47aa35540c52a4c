package io.covalence.aggregation.round;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.run.SentBySite;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The messages of a round's sites. Bodies are scrubbed when the round is over; the digests stay, so that a repetition is
 * still recognised and the transcript can be computed again.
 */
public final class MessageStore {
    /** A message that has arrived. */
    public record Arrival(SiteId siteId, MessageKind kind, String sha256, Instant receivedAt) {}

    /** Stores a message in a place that is free. */
    public void insert(
            Transaction transaction, Round round, SiteId siteId, MessageKind kind, byte[] body, Instant now) {
        transaction.update(
                "insert into message (round_id, site_id, kind, tenant_id, sha256, body, received_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                round.roundId(),
                siteId,
                kind,
                round.tenantId(),
                Digests.hex(body),
                body,
                now);
    }

    /** The digest of a message, when it has arrived. */
    public Optional<String> digest(Transaction transaction, RoundId roundId, SiteId siteId, MessageKind kind) {
        return transaction.first(
                "select sha256 from message where round_id = ? and site_id = ? and kind = ?",
                row -> row.text("sha256"),
                roundId,
                siteId,
                kind);
    }

    public List<Arrival> arrivals(Transaction transaction, RoundId roundId) {
        return transaction.list(
                "select site_id, kind, sha256, received_at from message where round_id = ?"
                        + " order by kind collate \"C\", site_id collate \"C\"",
                row -> new Arrival(
                        new SiteId(row.text("site_id")),
                        row.constant("kind", MessageKind.class),
                        row.text("sha256"),
                        row.instant("received_at")),
                roundId);
    }

    /** Whether any site has sent a message of a kind. */
    boolean hasArrived(Transaction transaction, RoundId roundId, MessageKind kind) {
        return transaction
                .first(
                        "select 1 as found from message where round_id = ? and kind = ? limit 1",
                        row -> row.number("found"),
                        roundId,
                        kind)
                .isPresent();
    }

    /** The bodies of one kind from the sites of a cohort, ascending by site. */
    public List<byte[]> bodies(Transaction transaction, RoundId roundId, MessageKind kind, int cohort) {
        return transaction.list(
                "select m.body from message m join round_site s using (round_id, site_id)"
                        + " where m.round_id = ? and m.kind = ? and s.cohort >= ? order by m.site_id collate \"C\"",
                row -> row.bytes("body"),
                roundId,
                kind,
                cohort);
    }

    /** The sites of a cohort that have sent a message of a kind, ascending. */
    public List<SiteId> senders(Transaction transaction, RoundId roundId, MessageKind kind, int cohort) {
        return transaction.list(
                "select m.site_id from message m join round_site s using (round_id, site_id)"
                        + " where m.round_id = ? and m.kind = ? and s.cohort >= ? order by m.site_id collate \"C\"",
                row -> new SiteId(row.text("site_id")),
                roundId,
                kind,
                cohort);
    }

    /** The body of a message, until it is scrubbed. */
    public Optional<byte[]> body(Transaction transaction, RoundId roundId, SiteId siteId, MessageKind kind) {
        return transaction.first(
                "select body from message where round_id = ? and site_id = ? and kind = ? and body is not null",
                row -> row.bytes("body"),
                roundId,
                siteId,
                kind);
    }

    /**
     * Pieces of equal length out of several sites' messages, by site; no more is read than that.
     *
     * @param offsets where the piece of each site begins, from 0
     */
    public Map<SiteId, byte[]> pieces(
            Transaction transaction, RoundId roundId, MessageKind kind, Map<SiteId, Integer> offsets, int length) {
        var found = transaction.list(
                "select m.site_id, substring(m.body from p.first + 1 for ?) as piece"
                        + " from unnest(?::text[], ?::integer[]) as p (site_id, first) join message m using (site_id)"
                        + " where m.round_id = ? and m.kind = ?",
                row -> Map.entry(new SiteId(row.text("site_id")), row.bytes("piece")),
                length,
                offsets.keySet().stream().map(SiteId::value).collect(Collectors.joining(",", "{", "}")),
                offsets.values().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")),
                roundId,
                kind);
        var pieces = new TreeMap<SiteId, byte[]>();
        found.forEach(piece -> pieces.put(piece.getKey(), piece.getValue()));
        return pieces;
    }

    /** What each site has sent: its messages, which must not be scrubbed yet, and the chunks of its update. Ascending. */
    List<SentBySite> sent(Transaction transaction, RoundId roundId) {
        return transaction.list(
                "select site_id, sum(bytes)::bigint as bytes, encode(sha256(convert_to(string_agg("
                        + "kind || ' ' || sha256 || E'\\n', '' order by kind collate \"C\", place), 'UTF8')), 'hex') as sha256"
                        + " from (select site_id, kind, 0 as place, sha256, octet_length(body)::bigint as bytes"
                        + " from message where round_id = ? and body is not null"
                        + " union all select site_id, 'CHUNK', position, sha256, bytes from chunk where round_id = ?)"
                        + " as part group by site_id order by site_id collate \"C\"",
                row -> new SentBySite(new SiteId(row.text("site_id")), row.number("bytes"), row.text("sha256")),
                roundId,
                roundId);
    }

    public void scrub(Transaction transaction, RoundId roundId) {
        transaction.update("update message set body = null where round_id = ?", roundId);
    }

    /** SHA-256 over kind, site and digest of every message, a line each, ascending by kind and site. */
    public String transcript(Transaction transaction, RoundId roundId) {
        var digest = Digests.sha256();
        for (var arrival : arrivals(transaction, roundId)) {
            var line = arrival.kind().name() + " " + arrival.siteId() + " " + arrival.sha256() + "\n";
            digest.update(line.getBytes(StandardCharsets.US_ASCII));
        }
        return Digests.finish(digest);
    }
}
