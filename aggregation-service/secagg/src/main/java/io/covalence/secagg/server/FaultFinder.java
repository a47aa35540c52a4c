package io.covalence.secagg.server;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.blame.BadDealer;
import io.covalence.secagg.blame.DealtShare;
import io.covalence.secagg.blame.PeerEntry;
import io.covalence.secagg.blame.Seat;
import io.covalence.secagg.blame.WrongReveal;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.internal.Seeds;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Unmask;
import java.util.Optional;
import java.util.SortedMap;

/** Finds out, with the proof, whose fault it is when shares do not open what they should. */
final class FaultFinder {
    private final SurvivingCohort survivors;
    private final DealtShares dealt;

    FaultFinder(SurvivingCohort survivors, DealtShares dealt) {
        this.survivors = survivors;
        this.dealt = dealt;
    }

    /**
     * Checks one share of an answer.
     *
     * @throws ProtocolViolation (BAD_SHARE) proving its sender's fault
     */
    void check(Unmask answer, RevealedShare share) {
        var dealer = share.dealer();
        var holder = answer.site();
        if (share.kind() != survivors.kindFor(dealer)) {
            throw wrongReveal(answer, dealer, " revealed the wrong kind of share of site ");
        }
        var session = survivors.sharing().cohort().session();
        boolean committed = dealt.entry(dealer, holder)
                .commitsTo(share.kind(), session, dealer, holder, share.share().toByteArray());
        if (!committed) {
            throw wrongReveal(answer, dealer, " sent a bad share of site ");
        }
    }

    /** The dealer's fault: its committed shares open another secret than the one that it committed to. */
    ProtocolViolation badDealer(SiteId dealer, SortedMap<SiteId, RevealedShare> shares, SecretBytes secret) {
        var cohort = survivors.sharing().cohort();
        var kind = survivors.kindFor(dealer);
        var dealtShares = shares.entrySet().stream()
                .map(share -> DealtShare.of(
                        cohort.place(share.getKey()),
                        share.getKey(),
                        dealt.delivered(dealer, share.getKey()),
                        share.getValue().share()))
                .toList();
        var peer = kind == ShareKind.RECOVERY ? wrongPeer(dealer, secret) : Optional.<PeerEntry>empty();
        var evidence =
                new BadDealer(Seat.of(cohort, dealer), survivors.sharing().header(dealer), kind, dealtShares, peer);
        return ProtocolViolation.proving(
                dealer,
                Code.BAD_SHARE,
                evidence.encode(),
                "site " + dealer + " dealt shares that do not recover what it committed to");
    }

    private Optional<PeerEntry> wrongPeer(SiteId dealer, SecretBytes recoverySeed) {
        var cohort = survivors.sharing().cohort();
        for (var peer : survivors.sites()) {
            var expected = Seeds.maskEncapsulation(
                    recoverySeed,
                    cohort.session(),
                    dealer,
                    peer,
                    cohort.advertise(peer).maskKey());
            expected.secret().wipe();
            if (!expected.ciphertext().equals(dealt.entry(dealer, peer).maskCiphertext())) {
                return Optional.of(PeerEntry.of(cohort.advertise(peer), dealt.delivered(dealer, peer)));
            }
        }
        return Optional.empty();
    }

    private ProtocolViolation wrongReveal(Unmask answer, SiteId dealer, String what) {
        var evidence = WrongReveal.of(survivors, answer, dealt.delivered(dealer, answer.site()));
        return ProtocolViolation.proving(
                answer.site(), Code.BAD_SHARE, evidence.encode(), "site " + answer.site() + what + dealer);
    }
}
