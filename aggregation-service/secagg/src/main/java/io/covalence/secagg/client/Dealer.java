package io.covalence.secagg.client;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.HybridPublicKey;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.internal.MlKemKey;
import io.covalence.secagg.internal.Seeds;
import io.covalence.secagg.internal.Shamir;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Deals shares of a site's two seeds to the cohort, and the dealer's half of every pair's secrets. */
final class Dealer {
    private final Session session;
    private final Cohort cohort;
    private final Map<SiteId, Peer> peers = new TreeMap<>();

    private Dealer(Session session, Cohort cohort) {
        this.session = session;
        this.cohort = cohort;
    }

    /**
     * What the dealer shares with one peer.
     *
     * @param channelAgreed X25519 secret of the channel keys, good for both directions
     * @param maskSent ML-KEM secret that the dealer encapsulated to the peer's mask key
     */
    record Peer(SecretBytes channelAgreed, SecretBytes maskSent) {}

    /** M3, the shares that the dealer keeps for itself, and what it shares with each peer. */
    record Dealt(SharesHeader header, HeldShares own, Map<SiteId, Peer> peers) {
        Peer peer(SiteId site) {
            var peer = peers.get(site);
            if (peer == null) {
                throw new IllegalStateException("every member but the dealer itself is a peer");
            }
            return peer;
        }
    }

    record Deal(Shares message, Dealt dealt) {}

    static Deal deal(Session session, Cohort cohort) {
        return new Dealer(session, cohort).deal();
    }

    private Deal deal() {
        int n = cohort.size();
        var recovery = Shamir.split(session.recoverySeed(), cohort.threshold(), n, session.random());
        var self = Shamir.split(session.selfSeed(), cohort.threshold(), n, session.random());
        var dealt = new ArrayList<HeldShares>();
        for (int place = 0; place < n; place++) {
            dealt.add(session.hold(new HeldShares(recovery[place], self[place])));
        }
        var entries = new ArrayList<ShareEntry>();
        for (var holder : cohort.sites()) {
            var shares = dealt.get(cohort.place(holder));
            if (holder.equals(session.site())) {
                entries.add(ShareEntry.own(
                        commit(ShareKind.RECOVERY, holder, shares), commit(ShareKind.SELF_MASK, holder, shares)));
            } else {
                entries.add(entry(holder, shares));
                shares.wipe();
            }
        }
        var message = sign(entries);
        return new Deal(message, new Dealt(message.header(), dealt.get(cohort.place(session.site())), peers));
    }

    private ShareEntry entry(SiteId holder, HeldShares shares) {
        var keys = cohort.advertise(holder);
        var mask = Seeds.maskEncapsulation(
                session.recoverySeed(), cohort.session(), session.site(), holder, keys.maskKey());
        var agreed = session.channelKey().agree(keys.channelKey(), holder);
        peers.put(holder, new Peer(session.keep(agreed), session.keep(mask.secret())));

        var channel = encapsulate(keys.channelKey());
        var key = ShareBox.channelKey(agreed, channel.secret(), cohort.session(), session.site(), holder);
        channel.secret().wipe();
        var plaintext = shares.plaintext();
        try {
            return new ShareEntry(
                    commit(ShareKind.RECOVERY, holder, shares),
                    commit(ShareKind.SELF_MASK, holder, shares),
                    ShareBox.commit(key, cohort.session(), session.site(), holder),
                    mask.ciphertext(),
                    channel.ciphertext(),
                    ShareBox.seal(key, cohort.session(), session.site(), holder, plaintext));
        } finally {
            Arrays.fill(plaintext, (byte) 0);
            key.wipe();
        }
    }

    private MlKemKey.Encapsulation encapsulate(HybridPublicKey holderKey) {
        var randomness = SecretBytes.random(MlKemKey.RANDOMNESS_SIZE, session.random());
        try {
            return MlKemKey.encapsulate(holderKey.mlKem(), randomness);
        } finally {
            randomness.wipe();
        }
    }

    private ByteString commit(ShareKind kind, SiteId holder, HeldShares shares) {
        return kind.commit(
                cohort.session(), session.site(), holder, shares.of(kind).openSecret());
    }

    private Shares sign(List<ShareEntry> entries) {
        var leaves = new ArrayList<ByteString>();
        for (int i = 0; i < entries.size(); i++) {
            leaves.add(entries.get(i)
                    .leafHash(cohort.session(), session.site(), cohort.sites().get(i)));
        }
        var header = SharesHeader.sign(
                session.signer(),
                cohort.session(),
                session.site(),
                cohort.threshold(),
                Seeds.selfSeedHash(session.selfSeed(), cohort.session(), session.site()),
                MerkleTree.root(leaves));
        return new Shares(header, entries);
    }
}
