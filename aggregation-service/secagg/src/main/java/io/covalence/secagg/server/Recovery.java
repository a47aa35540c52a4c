package io.covalence.secagg.server;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.HybridKey;
import io.covalence.secagg.internal.Mask;
import io.covalence.secagg.internal.Seeds;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.Unmask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Rebuilds, from M9 messages, exactly the masks that remain in the sum of a set of survivors. Whatever it rebuilds is compared
 * with what was committed to, so that bad shares end in a refusal which names who sent them, never in a wrong sum.
 */
public final class Recovery {
    private final SurvivingCohort survivors;
    private final DealtShares dealt;
    private final Answers answers;
    private final List<Mask> masks;

    private Recovery(SurvivingCohort survivors, DealtShares dealt, List<Unmask> messages, List<Mask> masks) {
        this.survivors = survivors;
        this.dealt = dealt;
        this.masks = masks;
        this.answers = new Answers(survivors.sharing().cohort(), messages);
    }

    /**
     * Checks one M9 on its own, as the service does when it arrives; one that fails is not stored.
     *
     * @param complainedAbout dealers in the stored complaints of the sender: it has no share of these
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE, INCONSISTENT_COHORT) blaming nobody; (MALFORMED,
     *     BAD_SHARE) blaming the sender, for a bad share with evidence
     */
    public static void check(
            SurvivingCohort survivors, DealtShares dealt, Collection<SiteId> complainedAbout, Unmask message) {
        requireHere(survivors, message);
        survivors.checkSender(message);
        var site = message.site();
        var dealers = message.shares().stream().map(RevealedShare::dealer).toList();
        var expected = survivors.sharing().sites().stream()
                .filter(dealer -> !complainedAbout.contains(dealer))
                .toList();
        if (!dealers.equals(expected)) {
            throw ProtocolViolation.blaming(
                    site, Code.MALFORMED, "site " + site + " did not reveal one share for each sharing site");
        }
        var faults = new FaultFinder(survivors, dealt);
        message.shares().forEach(share -> faults.check(message, share));
    }

    /**
     * Recovers the masks. Of each dealer the shares of the first sites up to the threshold are used, of those that have one.
     *
     * @param messages M9 that {@link #check} has passed, in any order
     * @throws ProtocolViolation (TOO_FEW_SHARES); (BAD_SHARE), with evidence, blaming a sender, or blaming a dealer whose
     *     committed shares do not recover what it committed to; (WRONG_CONTEXT, UNKNOWN_SITE, INCONSISTENT_COHORT). Whatever was
     *     recovered until then is wiped.
     */
    public static RecoveredMasks recover(SurvivingCohort survivors, DealtShares dealt, List<Unmask> messages) {
        return recover(survivors, dealt, messages, new ArrayList<>());
    }

    /** Puts the masks into a list that is empty before. */
    static RecoveredMasks recover(
            SurvivingCohort survivors, DealtShares dealt, List<Unmask> messages, List<Mask> masks) {
        var sorted =
                messages.stream().sorted(Comparator.comparing(Unmask::site)).toList();
        Decoder.requireAscending(sorted, Unmask::site);
        int threshold = survivors.sharing().cohort().threshold();
        if (sorted.size() < threshold) {
            throw ProtocolViolation.of(
                    Code.TOO_FEW_SHARES, sorted.size() + " sites revealed shares; " + threshold + " are needed");
        }
        sorted.forEach(message -> requireHere(survivors, message));
        return new Recovery(survivors, dealt, sorted, masks).recover();
    }

    private static void requireHere(SurvivingCohort survivors, Unmask message) {
        var site = message.site();
        if (!message.session().equals(survivors.sharing().cohort().session())) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, "site " + site + " answered for another session");
        }
        survivors.header(site);
        if (!message.survivors().equals(survivors.hash())) {
            throw ProtocolViolation.of(
                    Code.INCONSISTENT_COHORT, "site " + site + " answered for another set of survivors");
        }
    }

    private RecoveredMasks recover() {
        boolean done = false;
        try {
            survivors.sharing().sites().forEach(this::recover);
            done = true;
        } finally {
            if (!done) {
                masks.forEach(Mask::wipe);
            }
        }
        return new RecoveredMasks(survivors.layout(), masks);
    }

    private void recover(SiteId dealer) {
        var secret = answers.combine(dealer);
        try {
            boolean right = switch (survivors.kindFor(dealer)) {
                case SELF_MASK -> selfMask(dealer, secret);
                case RECOVERY -> pairMasks(dealer, secret);
            };
            if (!right) {
                throw blame(dealer, secret);
            }
        } finally {
            secret.wipe();
        }
    }

    /** Recovers a survivor's mask; false when the seed is not the one that it committed to. */
    private boolean selfMask(SiteId site, SecretBytes selfSeed) {
        var session = survivors.sharing().cohort().session();
        var expected = survivors.sharing().header(site).selfSeedHash();
        if (!Seeds.selfSeedHash(selfSeed, session, site).equals(expected)) {
            return false;
        }
        masks.add(Mask.self(selfSeed, session).negated());
        return true;
    }

    /** Recovers the masks that survivors applied for a site that dropped out; false when the seed is not the one of its keys. */
    private boolean pairMasks(SiteId dropped, SecretBytes recoverySeed) {
        var cohort = survivors.sharing().cohort();
        var maskKey = Seeds.maskKey(recoverySeed, cohort.context());
        try {
            return maskKey.publicKey().equals(cohort.advertise(dropped).maskKey())
                    && survivors.sites().stream()
                            .allMatch(survivor -> pairMask(maskKey, recoverySeed, dropped, survivor));
        } finally {
            maskKey.wipe();
        }
    }

    /** False when the site that dropped out encapsulated in another way than it must. */
    private boolean pairMask(HybridKey maskKey, SecretBytes recoverySeed, SiteId dropped, SiteId survivor) {
        var cohort = survivors.sharing().cohort();
        var survivorKey = cohort.advertise(survivor).maskKey();
        var sent = Seeds.maskEncapsulation(recoverySeed, cohort.session(), dropped, survivor, survivorKey);
        var secrets = new ArrayList<>(List.of(sent.secret()));
        try {
            if (!sent.ciphertext().equals(dealt.entry(dropped, survivor).maskCiphertext())) {
                return false;
            }
            var agreed = maskKey.agree(survivorKey, survivor);
            secrets.add(agreed);
            var received = maskKey.decapsulate(dealt.entry(survivor, dropped).maskCiphertext());
            secrets.add(received);
            var mask = Mask.pair(agreed, received, sent.secret(), cohort.session(), survivor, dropped);
            masks.add(mask.negated());
            return true;
        } finally {
            secrets.forEach(SecretBytes::wipe);
        }
    }

    /** Who is to blame for a secret that does not fit: whoever revealed a share that was not dealt to it, else the dealer. */
    private ProtocolViolation blame(SiteId dealer, SecretBytes secret) {
        var faults = new FaultFinder(survivors, dealt);
        var shares = answers.of(dealer);
        shares.forEach((holder, share) -> faults.check(answers.answer(holder), share));
        return faults.badDealer(dealer, shares, secret);
    }
}
