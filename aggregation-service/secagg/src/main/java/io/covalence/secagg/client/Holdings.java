package io.covalence.secagg.client;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.message.Complaint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a site holds of the others once U2 is known: the shares of all dealers except those it complained about, and
 * every pair's secrets.
 */
final class Holdings {
    private final Map<SiteId, HeldShares> shares = new TreeMap<>();
    private final Map<SiteId, Pair> pairs = new TreeMap<>();
    private final List<Complaint> complaints = new ArrayList<>();

    /** The ML-KEM secrets of a pair's mask, in both directions. */
    record Pair(SecretBytes sent, SecretBytes received) {}

    void hold(SiteId dealer, HeldShares held) {
        shares.put(dealer, held);
    }

    void pair(SiteId peer, SecretBytes sent, SecretBytes received) {
        pairs.put(peer, new Pair(sent, received));
    }

    void complain(Complaint complaint) {
        complaints.add(complaint);
    }

    List<Complaint> complaints() {
        return complaints;
    }

    /** The dealers of whom shares are held, ascending. */
    List<SiteId> dealers() {
        return List.copyOf(shares.keySet());
    }

    HeldShares sharesOf(SiteId dealer) {
        return required(shares.get(dealer));
    }

    Pair pair(SiteId peer) {
        return required(pairs.get(peer));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("nothing is held of this site");
        }
        return value;
    }
}
