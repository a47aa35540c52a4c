package io.covalence.secagg.client;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.Seeds;
import io.covalence.secagg.internal.Shamir;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import java.util.ArrayList;
import java.util.Arrays;

/** Deals shares of a site's two seeds to the cohort. */
final class Dealer {
    private static final ByteString NOTHING = ByteString.of(new byte[0]);

    private final Session session;
    private final Cohort cohort;

    private Dealer(Session session, Cohort cohort) {
        this.session = session;
        this.cohort = cohort;
    }

    /** M3, and the shares that the dealer keeps for itself. */
    record Dealt(Shares message, HeldShares own) {}

    static Dealt deal(Session session, Cohort cohort) {
        return new Dealer(session, cohort).deal();
    }

    private Dealt deal() {
        int n = cohort.size();
        var recovery = Shamir.split(session.recoverySeed(), cohort.threshold(), n, session.random());
        var self = Shamir.split(session.selfSeed(), cohort.threshold(), n, session.random());
        var entries = new ArrayList<ShareEntry>();
        var ciphertexts = new ArrayList<ByteString>();
        for (var holder : cohort.sites()) {
            int index = cohort.shareIndex(holder) - 1;
            boolean toItself = holder.equals(session.site());
            var shares = session.hold(new HeldShares(recovery[index], self[index]));
            var ciphertext = toItself ? NOTHING : seal(holder, shares);
            ciphertexts.add(ciphertext);
            entries.add(entry(holder, shares, ciphertext));
            if (!toItself) {
                shares.wipe();
            }
        }
        var selfSeedHash = Seeds.selfSeedHash(session.selfSeed(), cohort.session(), session.site());
        var header = SharesHeader.sign(session.signer(), cohort.session(), session.site(), selfSeedHash, entries);
        int own = cohort.shareIndex(session.site()) - 1;
        return new Dealt(new Shares(header, ciphertexts), new HeldShares(recovery[own], self[own]));
    }

    private ByteString seal(SiteId holder, HeldShares shares) {
        SecretBytes agreed = session.channelKey().agree(cohort.advertise(holder).channelKey(), holder);
        var key = ShareBox.channelKey(agreed, cohort.session(), session.site(), holder);
        var plaintext = shares.plaintext();
        try {
            return ShareBox.seal(key, cohort.session(), session.site(), holder, plaintext);
        } finally {
            Arrays.fill(plaintext, (byte) 0);
            agreed.wipe();
            key.wipe();
        }
    }

    private ShareEntry entry(SiteId holder, HeldShares shares, ByteString ciphertext) {
        return new ShareEntry(
                holder,
                commit(ShareKind.RECOVERY, holder, shares),
                commit(ShareKind.SELF_MASK, holder, shares),
                Encoder.sha256(ciphertext.toByteArray()));
    }

    private ByteString commit(ShareKind kind, SiteId holder, HeldShares shares) {
        return kind.commit(
                cohort.session(), session.site(), holder, shares.of(kind).openSecret());
    }
}
