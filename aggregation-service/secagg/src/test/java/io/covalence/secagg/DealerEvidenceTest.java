package io.covalence.secagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.blame.BadDealer;
import io.covalence.secagg.blame.DealtShare;
import io.covalence.secagg.blame.PeerEntry;
import io.covalence.secagg.blame.Seat;
import io.covalence.secagg.message.ShareKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Revealed shares that recover something else than was committed to convict their dealer, and never an honest one. */
final class DealerEvidenceTest extends EvidenceScene {
    @Test
    void sharesThatRecoverAnotherKeyConvictTheDealer() {
        assertConvicts(culprit, badDealer((site, shares) -> shares[0] ^= 1, UnaryOperator.identity(), false));
    }

    @Test
    void sharesThatRecoverAnotherSelfMaskConvictTheDealer() {
        assertConvicts(
                culprit,
                badDealer(
                        (site, shares) -> {
                            if (site.equals(federation.site(1))) {
                                shares[40] ^= 1;
                            }
                        },
                        UnaryOperator.identity(),
                        true));
    }

    @Test
    void encapsulationThatTheSeedDoesNotGiveConvictsTheDealer() {
        var evidence = badDealer(
                EvidenceTest::honestly,
                entry -> Forgeries.withMaskCiphertext(entry, Forgeries.flipped(entry.maskCiphertext())),
                false);
        assertThat(((BadDealer) evidence).peer()).isPresent();
        assertConvicts(culprit, evidence);
    }

    @Test
    void honestDealerIsNotConvictedByTooFewOrMisplacedShares() {
        playToTheEnd();
        var dropped = federation.site(4);
        var shares = dealtShares(dropped);
        assertProvesNothing(honestDealer(dropped, shares, Optional.empty()));
        assertProvesNothing(honestDealer(dropped, shares.subList(0, 2), Optional.empty()));
        assertProvesNothing(honestDealer(dropped, shares.reversed(), Optional.empty()));
        var first = shares.getFirst();
        var misplaced = new ArrayList<>(shares);
        misplaced.set(0, new DealtShare(3, first.holder(), first.entry(), first.path(), first.share()));
        assertProvesNothing(honestDealer(dropped, misplaced, Optional.empty()));
        var altered = new ArrayList<>(shares);
        altered.set(
                0,
                new DealtShare(
                        first.place(), first.holder(), first.entry(), first.path(), Forgeries.flipped(first.share())));
        assertProvesNothing(honestDealer(dropped, altered, Optional.empty()));
    }

    @Test
    void honestDealerIsNotConvictedByItsOwnEntryOrByKeysOfAnotherSession() {
        playToTheEnd();
        var dropped = federation.site(4);
        var shares = dealtShares(dropped);
        var own =
                PeerEntry.of(script.cohort().advertise(dropped), script.dealt().delivered(dropped, dropped));
        assertProvesNothing(honestDealer(dropped, shares, Optional.of(own)));
        var other = new RoundScript(federation, 18);
        other.advertise(federation.sites());
        var elsewhere = PeerEntry.of(
                RoundScript.require(other.advertised, holder), script.dealt().delivered(dropped, holder));
        assertProvesNothing(honestDealer(dropped, shares, Optional.of(elsewhere)));
        var evidence = honestDealer(dropped, shares, Optional.empty());
        assertProvesNothing(new BadDealer(
                Seat.of(other.cohort(), dropped), evidence.header(), evidence.kind(), shares, Optional.empty()));
    }

    private BadDealer honestDealer(SiteId dealer, List<DealtShare> shares, Optional<PeerEntry> peer) {
        return new BadDealer(Seat.of(script.cohort(), dealer), header(dealer), ShareKind.RECOVERY, shares, peer);
    }
}
