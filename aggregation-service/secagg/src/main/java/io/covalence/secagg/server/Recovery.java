package io.covalence.secagg.server;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Mask;
import io.covalence.secagg.internal.Seeds;
import io.covalence.secagg.internal.Shamir;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.Unmask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Rebuilds, from a threshold of M9 messages, exactly the masks that remain in the sum of a set of survivors. */
public final class Recovery {
    private final SurvivingCohort survivors;
    private final List<Unmask> answers;

    private Recovery(SurvivingCohort survivors, List<Unmask> answers) {
        this.survivors = survivors;
        this.answers = answers;
    }

    /**
     * Checks one M9 on its own, as the service does when it arrives; one that fails is not stored.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE, INCONSISTENT_COHORT) blaming nobody; (MALFORMED,
     *     BAD_SHARE) blaming the sender
     */
    public static void check(SurvivingCohort survivors, Unmask message) {
        var site = message.site();
        var cohort = survivors.sharing().cohort();
        if (!message.session().equals(cohort.session())) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, "site " + site + " answered for another session");
        }
        survivors.header(site);
        message.verify(cohort.identityKey(site));
        if (!message.survivors().equals(survivors.hash())) {
            throw ProtocolViolation.of(
                    Code.INCONSISTENT_COHORT, "site " + site + " answered for another set of survivors");
        }
        var dealers = message.shares().stream().map(RevealedShare::dealer).toList();
        if (!dealers.equals(survivors.sharing().sites())) {
            throw ProtocolViolation.blaming(
                    site, Code.MALFORMED, "site " + site + " did not reveal one share for each sharing site");
        }
        message.shares().forEach(share -> checkShare(survivors, site, share));
    }

    /**
     * Recovers the masks. Only the answers of the first sites up to the threshold are used.
     *
     * @param messages M9 in any order
     * @throws ProtocolViolation (TOO_FEW_SHARES); (BAD_SHARE) blaming a sender, or blaming a dealer whose committed shares do
     *     not recover what it committed to; everything that {@link #check} throws
     */
    public static RecoveredMasks recover(SurvivingCohort survivors, List<Unmask> messages) {
        var sorted =
                messages.stream().sorted(Comparator.comparing(Unmask::site)).toList();
        Decoder.requireAscending(sorted, Unmask::site);
        int threshold = survivors.sharing().cohort().threshold();
        if (sorted.size() < threshold) {
            throw ProtocolViolation.of(
                    Code.TOO_FEW_SHARES, sorted.size() + " sites revealed shares; " + threshold + " are needed");
        }
        sorted.forEach(message -> check(survivors, message));
        return new Recovery(survivors, sorted.subList(0, threshold)).recover();
    }

    private static void checkShare(SurvivingCohort survivors, SiteId holder, RevealedShare share) {
        var sharing = survivors.sharing();
        var dealer = share.dealer();
        if (share.kind() != survivors.kindFor(dealer)) {
            throw ProtocolViolation.blaming(
                    holder, Code.BAD_SHARE, "site " + holder + " revealed the wrong kind of share of site " + dealer);
        }
        var commitment = share.kind()
                .commit(
                        sharing.cohort().session(),
                        dealer,
                        holder,
                        share.share().toByteArray());
        if (!commitment.equals(sharing.header(dealer).entryFor(holder).commitment(share.kind()))) {
            throw ProtocolViolation.blaming(
                    holder, Code.BAD_SHARE, "site " + holder + " sent a bad share of site " + dealer);
        }
    }

    private RecoveredMasks recover() {
        var masks = new ArrayList<Mask>();
        for (int i = 0; i < survivors.sharing().sites().size(); i++) {
            var dealer = survivors.sharing().sites().get(i);
            var secret = combine(i);
            try {
                switch (survivors.kindFor(dealer)) {
                    case SELF_MASK -> masks.add(selfMask(dealer, secret));
                    case RECOVERY -> masks.addAll(pairMasks(dealer, secret));
                }
            } finally {
                secret.wipe();
            }
        }
        return new RecoveredMasks(survivors.layout(), masks);
    }

    private SecretBytes combine(int dealerPosition) {
        var shares = new TreeMap<Integer, byte[]>();
        for (var answer : answers) {
            int x = survivors.sharing().cohort().shareIndex(answer.site());
            shares.put(x, answer.shares().get(dealerPosition).share().toByteArray());
        }
        return Shamir.combine(shares);
    }

    private Mask selfMask(SiteId site, SecretBytes selfSeed) {
        var session = survivors.sharing().cohort().session();
        var expected = survivors.sharing().header(site).selfSeedHash();
        if (!Seeds.selfSeedHash(selfSeed, session, site).equals(expected)) {
            throw badDealer(site);
        }
        return Mask.self(selfSeed, session).negated();
    }

    private List<Mask> pairMasks(SiteId dropped, SecretBytes recoverySeed) {
        var cohort = survivors.sharing().cohort();
        var maskKey = Seeds.maskKey(recoverySeed, cohort.context());
        if (!maskKey.publicKey().equals(cohort.advertise(dropped).maskKey())) {
            throw badDealer(dropped);
        }
        var masks = new ArrayList<Mask>();
        for (var survivor : survivors.sites()) {
            var agreed = maskKey.agree(cohort.advertise(survivor).maskKey(), survivor);
            masks.add(Mask.pair(agreed, cohort.session(), survivor, dropped).negated());
            agreed.wipe();
        }
        maskKey.wipe();
        return masks;
    }

    private static ProtocolViolation badDealer(SiteId dealer) {
        return ProtocolViolation.blaming(
                dealer, Code.BAD_SHARE, "site " + dealer + " dealt shares that do not recover what it committed to");
    }
}
