package io.covalence.secagg;

import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.internal.AgreementKey;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.Seeds;
import io.covalence.secagg.internal.Shamir;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** A member that signs properly and deals as it likes. */
final class DishonestSite {
    private static final ByteString ZERO = ByteString.of(new byte[32]);

    final Federation federation;
    final SiteId site;
    final RandomSource random = new SeededRandom(666);
    final SecretBytes recoverySeed = SecretBytes.random(32, random);
    final SecretBytes selfSeed = SecretBytes.random(32, random);
    final AgreementKey channelKey = new AgreementKey(SecretBytes.random(32, random));

    DishonestSite(Federation federation, SiteId site) {
        this.federation = federation;
        this.site = site;
    }

    Advertise advertise() {
        var context = federation.context().hash();
        return Advertise.sign(
                federation.identity(site),
                context,
                site,
                Seeds.maskKey(recoverySeed, context).publicKey(),
                channelKey.publicKey(),
                ZERO);
    }

    /** Deals; before committing and before sealing, each holder's 64 bytes of shares pass through the given hands. */
    Shares deal(Cohort cohort, BiConsumer<SiteId, byte[]> beforeCommitting, BiConsumer<SiteId, byte[]> beforeSealing) {
        int n = cohort.size();
        var recovery = Shamir.split(recoverySeed, cohort.threshold(), n, random);
        var self = Shamir.split(selfSeed, cohort.threshold(), n, random);
        var entries = new ArrayList<ShareEntry>();
        var ciphertexts = new ArrayList<ByteString>();
        for (var holder : cohort.sites()) {
            int index = cohort.shareIndex(holder) - 1;
            var shares = Arrays.copyOf(recovery[index].openSecret(), 64);
            System.arraycopy(self[index].openSecret(), 0, shares, 32, 32);
            beforeCommitting.accept(holder, shares);
            var recoveryCommitment = commit(cohort, ShareKind.RECOVERY, holder, Arrays.copyOf(shares, 32));
            var selfCommitment = commit(cohort, ShareKind.SELF_MASK, holder, Arrays.copyOfRange(shares, 32, 64));
            beforeSealing.accept(holder, shares);
            var ciphertext = holder.equals(site) ? ByteString.of(new byte[0]) : seal(cohort, holder, shares);
            ciphertexts.add(ciphertext);
            entries.add(new ShareEntry(
                    holder, recoveryCommitment, selfCommitment, Encoder.sha256(ciphertext.toByteArray())));
        }
        var hash = Seeds.selfSeedHash(selfSeed, cohort.session(), site);
        return new Shares(
                SharesHeader.sign(federation.identity(site), cohort.session(), site, hash, entries), ciphertexts);
    }

    ByteString seal(Cohort cohort, SiteId holder, byte[] shares) {
        var agreed = channelKey.agree(cohort.advertise(holder).channelKey(), holder);
        var key = ShareBox.channelKey(agreed, cohort.session(), site, holder);
        return ShareBox.seal(key, cohort.session(), site, holder, shares);
    }

    private ByteString commit(Cohort cohort, ShareKind kind, SiteId holder, byte[] share) {
        return kind.commit(cohort.session(), site, holder, share);
    }
}
