package io.covalence.secagg.server;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whole M3 in memory: {@code n} times {@code n} entries of {@value ShareEntry#SIZE} bytes, so for small cohorts. */
public final class SharesInMemory implements DealtShares {
    private final Map<SiteId, Integer> places = new HashMap<>();
    private final TreeMap<SiteId, Dealt> dealers = new TreeMap<>();

    private record Dealt(Shares message, List<List<ByteString>> paths) {}

    /**
     * Keeps checked messages.
     *
     * @param roster U1 in ascending order
     * @param messages of U2, in any order
     */
    public SharesInMemory(List<SiteId> roster, List<Shares> messages) {
        IntStream.range(0, roster.size()).forEach(i -> places.put(roster.get(i), i));
        for (var message : messages) {
            var paths = MerkleTree.inclusionPaths(message.leafHashes(roster));
            dealers.put(message.header().site(), new Dealt(message, paths));
        }
    }

    @Override
    public ShareEntry entry(SiteId dealer, SiteId holder) {
        return required(dealers.get(dealer)).message().entries().get(place(holder));
    }

    @Override
    public DeliveredShare delivered(SiteId dealer, SiteId holder) {
        var dealt = required(dealers.get(dealer));
        int place = place(holder);
        return new DeliveredShare(
                dealt.message().header(),
                dealt.message().entries().get(place),
                dealt.paths().get(place));
    }

    /** The signed headers, ascending by dealer. */
    public List<SharesHeader> headers() {
        return dealers.values().stream().map(dealt -> dealt.message().header()).toList();
    }

    /** M4 for one member. */
    public DeliveredShares deliverTo(SiteId receiver) {
        return new DeliveredShares(dealers.keySet().stream()
                .map(dealer -> delivered(dealer, receiver))
                .toList());
    }

    private int place(SiteId holder) {
        return required(places.get(holder));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("no such member");
        }
        return value;
    }
}
