package io.covalence.secagg.server;

import static io.covalence.secagg.Violations.assertBlamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.DishonestSite;
import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Mask;
import io.covalence.secagg.message.ShareEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was recovered of the masks does not outlive a sum that cannot be opened. */
final class RecoveryWipingTest {
    private final Federation federation = new Federation(5, 0, new VectorLayout(4, RingWidth.BITS_32, 1));

    /** The last dealer dropped out, and had encapsulated something else to the last survivor than its seed says. */
    @Test
    void masksRecoveredBeforeADealerIsBlamedAreWiped() {
        var script = new RoundScript(federation, 11);
        var honest = federation.sites().subList(0, 4);
        var dealer = new DishonestSite(federation, federation.site(4));
        script.advertise(honest);
        script.advertised.put(dealer.site, dealer.advertise());
        script.share(honest);
        var cohort = script.cohort();
        var dealt = dealer.deal(cohort, (holder, shares) -> {}, (holder, shares) -> {});
        script.shares.put(
                dealer.site,
                dealer.with(
                        cohort, dealt, honest.getLast(), spoilt(dealt.entries().get(3))));
        script.deliver(honest);
        script.mask(honest);
        script.agree(honest);
        script.unmask(honest);

        var masks = new ArrayList<Mask>();
        var answers = List.copyOf(script.unmasks.values());
        assertBlamed(
                dealer.site,
                Code.BAD_SHARE,
                () -> Recovery.recover(script.survivingCohort(), script.dealt(), answers, masks));
        assertThat(masks)
                .as("four self masks, and pair masks of three survivors")
                .hasSize(4 + 3)
                .allSatisfy(mask ->
                        assertThatThrownBy(() -> mask.key().openSecret()).hasMessage("the secret has been wiped"));
    }

    @Test
    void recoveredMasksAreThereUntilTheyAreWiped() {
        var script = new RoundScript(federation, 12);
        var survivors = federation.sites().subList(0, 4);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(survivors);
        script.agree(survivors);
        script.unmask(survivors);

        var masks = new ArrayList<Mask>();
        var recovered =
                Recovery.recover(script.survivingCohort(), script.dealt(), List.copyOf(script.unmasks.values()), masks);
        assertThat(masks)
                .hasSize(4 + 4)
                .allSatisfy(mask -> assertThat(mask.key().openSecret()).hasSize(32));
        recovered.wipe();
        assertThat(masks)
                .allSatisfy(mask ->
                        assertThatThrownBy(() -> mask.key().openSecret()).isInstanceOf(IllegalStateException.class));
    }

    private static ShareEntry spoilt(ShareEntry entry) {
        byte[] ciphertext = entry.maskCiphertext().toByteArray();
        ciphertext[0] ^= 1;
        return new ShareEntry(
                entry.recoveryCommitment(),
                entry.selfCommitment(),
                entry.channelKeyCommitment(),
                ByteString.of(ciphertext),
                entry.channelCiphertext(),
                entry.sealed());
    }
}
