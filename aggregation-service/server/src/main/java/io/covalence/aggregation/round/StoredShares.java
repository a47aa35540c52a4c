package io.covalence.aggregation.round;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import io.covalence.secagg.server.DealtShares;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What U2 dealt, cut out of the stored M3 as it is asked for: together they have 94 MB in a cohort of 200. It keeps what was
 * dealt to the one holder, and by the one dealer, that were asked for last. For use by one thread.
 */
final class StoredShares implements DealtShares {
    private final SortedMap<SiteId, Dealer> dealers;
    private final ToIntFunction<SiteId> places;
    private final Set<SiteId> byRow;
    private final Function<SiteId, Map<SiteId, ShareEntry>> columns;
    private final Function<SiteId, Shares> rows;
    private @Nullable Column column;
    private @Nullable Shares row;

    /**
     * A dealer's header, and the paths that lead from its entries to the root in it, in the order of the roster.
     */
    record Dealer(SharesHeader header, List<List<ByteString>> paths) {
        static Dealer of(Shares message, List<SiteId> roster) {
            return new Dealer(message.header(), MerkleTree.inclusionPaths(message.leafHashes(roster)));
        }
    }

    private record Column(SiteId holder, Map<SiteId, ShareEntry> entries) {}

    /**
     * Shares to be read.
     *
     * @param places in the roster, from 0
     * @param byRow dealers of whom everything is asked for, one after the other
     * @param rows reads the M3 of a dealer
     * @param columns reads what was dealt to a holder, by dealer
     */
    StoredShares(
            SortedMap<SiteId, Dealer> dealers,
            ToIntFunction<SiteId> places,
            Set<SiteId> byRow,
            Function<SiteId, Shares> rows,
            Function<SiteId, Map<SiteId, ShareEntry>> columns) {
        this.dealers = dealers;
        this.places = places;
        this.byRow = byRow;
        this.columns = columns;
        this.rows = rows;
    }

    @Override
    public ShareEntry entry(SiteId dealer, SiteId holder) {
        return byRow.contains(dealer)
                ? row(dealer).entries().get(places.applyAsInt(holder))
                : required(column(holder).get(dealer));
    }

    @Override
    public DeliveredShare delivered(SiteId dealer, SiteId holder) {
        var known = required(dealers.get(dealer));
        return new DeliveredShare(
                known.header(), entry(dealer, holder), known.paths().get(places.applyAsInt(holder)));
    }

    /** M4 for one member. */
    DeliveredShares deliverTo(SiteId receiver) {
        return new DeliveredShares(dealers.keySet().stream()
                .map(dealer -> delivered(dealer, receiver))
                .toList());
    }

    private Map<SiteId, ShareEntry> column(SiteId holder) {
        var kept = column;
        if (kept == null || !kept.holder().equals(holder)) {
            kept = new Column(holder, columns.apply(holder));
            column = kept;
        }
        return kept.entries();
    }

    private Shares row(SiteId dealer) {
        var kept = row;
        if (kept == null || !kept.header().site().equals(dealer)) {
            kept = rows.apply(dealer);
            row = kept;
        }
        return kept;
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("no such member");
        }
        return value;
    }
}
