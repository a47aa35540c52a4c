package io.covalence.secagg.server;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SiteId;
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
import java.util.Optional;

/**
 * Rebuilds, from M9 messages, exactly the masks that remain in the sum of a set of survivors. Whatever it rebuilds is compared
 * with what was committed to, so that bad shares end in a refusal which names who sent them, never in a wrong sum.
 */
public final class Recovery {
    private final SurvivingCohort survivors;
    private final DealtShares dealt;
    private final Answers answers;

    private Recovery(SurvivingCohort survivors, DealtShares dealt, List<Unmask> messages) {
        this.survivors = survivors;
        this.dealt = dealt;
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
        var blame = new Blame(survivors, dealt);
        message.shares().forEach(share -> blame.check(message, share));
    }

    /**
     * Recovers the masks. Of each dealer the shares of the first sites up to the threshold are used, of those that have one.
     *
     * @param messages M9 that {@link #check} has passed, in any order
     * @throws ProtocolViolation (TOO_FEW_SHARES); (BAD_SHARE), with evidence, blaming a sender, or blaming a dealer whose committed shares do
     *     not recover what it committed to; (WRONG_CONTEXT, UNKNOWN_SITE, INCONSISTENT_COHORT)
     */
    public static RecoveredMasks recover(SurvivingCohort survivors, DealtShares dealt, List<Unmask> messages) {
        var sorted =
                messages.stream().sorted(Comparator.comparing(Unmask::site)).toList();
        Decoder.requireAscending(sorted, Unmask::site);
        int threshold = survivors.sharing().cohort().threshold();
        if (sorted.size() < threshold) {
            throw ProtocolViolation.of(
                    Code.TOO_FEW_SHARES, sorted.size() + " sites revealed shares; " + threshold + " are needed");
        }
        sorted.forEach(message -> requireHere(survivors, message));
        return new Recovery(survivors, dealt, sorted).recover();
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
        var masks = new ArrayList<Mask>();
        for (var dealer : survivors.sharing().sites()) {
            var secret = answers.combine(dealer);
            try {
                masks.addAll(masks(dealer, secret).orElseThrow(() -> blame(dealer, secret)));
            } finally {
                secret.wipe();
            }
        }
        return new RecoveredMasks(survivors.layout(), masks);
    }

    /** The masks to take out, or nothing when the secret is not the one that the dealer committed to. */
    private Optional<List<Mask>> masks(SiteId dealer, SecretBytes secret) {
        return switch (survivors.kindFor(dealer)) {
            case SELF_MASK -> selfMask(dealer, secret);
            case RECOVERY -> pairMasks(dealer, secret);
        };
    }

    private Optional<List<Mask>> selfMask(SiteId site, SecretBytes selfSeed) {
        var session = survivors.sharing().cohort().session();
        var expected = survivors.sharing().header(site).selfSeedHash();
        return Seeds.selfSeedHash(selfSeed, session, site).equals(expected)
                ? Optional.of(List.of(Mask.self(selfSeed, session).negated()))
                : Optional.empty();
    }

    private Optional<List<Mask>> pairMasks(SiteId dropped, SecretBytes recoverySeed) {
        var cohort = survivors.sharing().cohort();
        var maskKey = Seeds.maskKey(recoverySeed, cohort.context());
        try {
            if (!maskKey.publicKey().equals(cohort.advertise(dropped).maskKey())) {
                return Optional.empty();
            }
            var masks = new ArrayList<Mask>();
            for (var survivor : survivors.sites()) {
                var mask = pairMask(maskKey, recoverySeed, dropped, survivor);
                if (mask.isEmpty()) {
                    return Optional.empty();
                }
                masks.add(mask.get().negated());
            }
            return Optional.of(masks);
        } finally {
            maskKey.wipe();
        }
    }

    /** The mask that a survivor applied for a site that dropped out; nothing when that site encapsulated in another way than it must. */
    private Optional<Mask> pairMask(HybridKey maskKey, SecretBytes recoverySeed, SiteId dropped, SiteId survivor) {
        var cohort = survivors.sharing().cohort();
        var survivorKey = cohort.advertise(survivor).maskKey();
        var sent = Seeds.maskEncapsulation(recoverySeed, cohort.session(), dropped, survivor, survivorKey);
        if (!sent.ciphertext().equals(dealt.entry(dropped, survivor).maskCiphertext())) {
            sent.secret().wipe();
            return Optional.empty();
        }
        var agreed = maskKey.agree(survivorKey, survivor);
        var received = maskKey.decapsulate(dealt.entry(survivor, dropped).maskCiphertext());
        var mask = Mask.pair(agreed, received, sent.secret(), cohort.session(), survivor, dropped);
        List.of(agreed, received, sent.secret()).forEach(SecretBytes::wipe);
        return Optional.of(mask);
    }

    /** Who is to blame for a secret that does not fit: whoever revealed a share that was not dealt to it, else the dealer. */
    private ProtocolViolation blame(SiteId dealer, SecretBytes secret) {
        var blame = new Blame(survivors, dealt);
        var shares = answers.of(dealer);
        shares.forEach((holder, share) -> blame.check(answers.answer(holder), share));
        return blame.badDealer(dealer, shares, secret);
    }
}
