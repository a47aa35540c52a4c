package io.covalence.secagg;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.internal.HybridKey;
import io.covalence.secagg.internal.MlKemKey;
import io.covalence.secagg.internal.Seeds;
import io.covalence.secagg.internal.Shamir;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Sequence;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A member that signs properly and deals as it likes. */
public final class DishonestSite {
    private static final ByteString ZERO = ByteString.of(new byte[32]);

    final Federation federation;
    public final SiteId site;
    final RandomSource random = new SeededRandom(666);
    public final SecretBytes recoverySeed = SecretBytes.random(32, random);
    final SecretBytes selfSeed = SecretBytes.random(32, random);
    public final HybridKey channelKey = HybridKey.random(random);

    public DishonestSite(Federation federation, SiteId site) {
        this.federation = federation;
        this.site = site;
    }

    public Advertise advertise() {
        var context = federation.context().hash();
        return Advertise.sign(
                federation.identity(site),
                context,
                site,
                Seeds.maskKey(recoverySeed, context).publicKey(),
                channelKey.publicKey(),
                ZERO,
                Sequence.FIRST,
                Optional.empty());
    }

    /** Deals; before committing and before sealing, each holder's 64 bytes of shares pass through the given hands. */
    public Shares deal(
            Cohort cohort, BiConsumer<SiteId, byte[]> beforeCommitting, BiConsumer<SiteId, byte[]> beforeSealing) {
        int n = cohort.size();
        var recovery = Shamir.split(recoverySeed, cohort.threshold(), n, random);
        var self = Shamir.split(selfSeed, cohort.threshold(), n, random);
        var entries = new ArrayList<ShareEntry>();
        for (var holder : cohort.sites()) {
            int place = cohort.place(holder);
            var shares = Arrays.copyOf(recovery[place].openSecret(), 64);
            System.arraycopy(self[place].openSecret(), 0, shares, 32, 32);
            beforeCommitting.accept(holder, shares);
            var recoveryCommitment = commit(cohort, ShareKind.RECOVERY, holder, Arrays.copyOf(shares, 32));
            var selfCommitment = commit(cohort, ShareKind.SELF_MASK, holder, Arrays.copyOfRange(shares, 32, 64));
            beforeSealing.accept(holder, shares);
            entries.add(
                    holder.equals(site)
                            ? ShareEntry.own(recoveryCommitment, selfCommitment)
                            : entry(cohort, holder, recoveryCommitment, selfCommitment, shares));
        }
        return sign(cohort, entries);
    }

    /** An M3 with the same entries but one. */
    public Shares with(Cohort cohort, Shares message, SiteId holder, ShareEntry entry) {
        var entries = new ArrayList<>(message.entries());
        entries.set(cohort.place(holder), entry);
        return sign(cohort, entries);
    }

    Shares sign(Cohort cohort, List<ShareEntry> entries) {
        return sign(cohort, cohort.sites(), entries);
    }

    /** With the leaves of other holders than those of the roster. */
    Shares sign(Cohort cohort, List<SiteId> holders, List<ShareEntry> entries) {
        return sign(cohort, cohort.threshold(), holders, entries);
    }

    public Shares sign(Cohort cohort, int threshold, List<ShareEntry> entries) {
        return sign(cohort, threshold, cohort.sites(), entries);
    }

    Shares sign(Cohort cohort, int threshold, List<SiteId> holders, List<ShareEntry> entries) {
        var leaves = new ArrayList<ByteString>();
        for (int i = 0; i < entries.size(); i++) {
            leaves.add(entries.get(i).leafHash(cohort.session(), site, holders.get(i)));
        }
        var header = SharesHeader.sign(
                federation.identity(site),
                cohort.session(),
                site,
                threshold,
                Seeds.selfSeedHash(selfSeed, cohort.session(), site),
                MerkleTree.root(leaves));
        return new Shares(header, entries);
    }

    /** The channel key from a dealer to this site. */
    SecretBytes channelKeyFrom(Cohort cohort, DeliveredShare delivered) {
        var dealer = delivered.dealer();
        var agreed = channelKey.agree(cohort.advertise(dealer).channelKey(), dealer);
        var encapsulated = channelKey.decapsulate(delivered.entry().channelCiphertext());
        return ShareBox.channelKey(agreed, encapsulated, cohort.session(), dealer, site);
    }

    /** Says that it masked something. */
    MaskedHeader maskedHeader(SharingCohort sharing) {
        return MaskedHeader.sign(
                federation.identity(site),
                sharing.cohort().session(),
                site,
                sharing.hash(),
                federation.layout(),
                Federation.hash("chunks"));
    }

    private ShareEntry entry(
            Cohort cohort, SiteId holder, ByteString recoveryCommitment, ByteString selfCommitment, byte[] shares) {
        var keys = cohort.advertise(holder);
        var mask = Seeds.maskEncapsulation(recoverySeed, cohort.session(), site, holder, keys.maskKey());
        var channel = MlKemKey.encapsulate(keys.channelKey().mlKem(), SecretBytes.random(32, random));
        var agreed = channelKey.agree(keys.channelKey(), holder);
        var key = ShareBox.channelKey(agreed, channel.secret(), cohort.session(), site, holder);
        return new ShareEntry(
                recoveryCommitment,
                selfCommitment,
                ShareBox.commit(key, cohort.session(), site, holder),
                mask.ciphertext(),
                channel.ciphertext(),
                ShareBox.seal(key, cohort.session(), site, holder, shares));
    }

    private ByteString commit(Cohort cohort, ShareKind kind, SiteId holder, byte[] share) {
        return kind.commit(cohort.session(), site, holder, share);
    }
}
