package io.covalence.secagg.attack;

import static io.covalence.secagg.Violations.assertBlamed;
import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.DishonestSite;
import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.Randomness;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.Mask;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What other systems got wrong about members, thresholds, masks and hashes, each tried here and named for the mistake. */
final class OthersMistakesTest extends OthersScene {
    /** M6 has one list, of survivors; what is revealed follows from it, one share for each site of U2 and never both kinds. */
    @Test
    void oneListOfIdsBothActiveAndDead() {
        var script = playUntilMasked(sites.subList(0, 4));
        script.agree(sites.subList(0, 4));
        script.unmask(sites.subList(0, 3));
        for (var answer : script.unmasks.values()) {
            assertThat(answer.shares()).extracting(RevealedShare::dealer).isEqualTo(sites);
            for (var share : answer.shares()) {
                var dropped = share.dealer().equals(sites.get(4));
                assertThat(share.kind()).isEqualTo(dropped ? ShareKind.RECOVERY : ShareKind.SELF_MASK);
            }
        }
        var share = ByteString.of(new byte[32]);
        var both = Stream.of(ShareKind.values())
                .map(kind -> new RevealedShare(ALPHA, kind, share))
                .toList();
        assertRefused(
                Code.MALFORMED,
                () -> Unmask.sign(federation.identity(sites.get(0)), SESSION, sites.get(0), SESSION, both));
    }

    /** No message of the service has a threshold in it; the quorum that a laxer one would allow is refused. */
    @Test
    void thresholdChosenByTheServer() {
        var strict = new Federation(5, 1, federation.layout());
        var script = new RoundScript(strict, 3);
        script.advertise(sites);
        script.share(sites);
        script.deliver(sites);
        script.mask(sites);
        script.agree(sites);
        int lax = new CohortPolicy(0, 0, 255).threshold(5);
        assertThat(lax).isLessThan(strict.policy().threshold(5));
        var few = Quorum.of(List.copyOf(script.agreements.values()).subList(0, lax));
        assertRefused(
                Code.NO_QUORUM,
                () -> RoundScript.require(script.awaitingQuorum, sites.get(0)).receive(few));
    }

    /** Nor can a dealer choose it: shares that fewer can open are refused by whoever is to hold them. */
    @Test
    void thresholdChosenByADealer() {
        var script = new RoundScript(federation, 4);
        var dealer = new DishonestSite(federation, sites.get(4));
        var honest = sites.subList(0, 4);
        script.advertise(honest);
        script.advertised.put(dealer.site, dealer.advertise());
        script.share(honest);
        var genuine = dealer.deal(script.cohort(), (site, shares) -> {}, (site, shares) -> {});
        var lax = dealer.sign(script.cohort(), 2, genuine.entries());
        assertBlamed(dealer.site, Code.MALFORMED, () -> script.cohort().check(lax));
    }

    /**
     * Float masks are spread around zero: what they hide is their mean, and taking them off again loses low digits. Masks over the
     * whole ring have one distribution whatever they hide, and come off to the last bit.
     */
    @Test
    void floatMasksThatNeitherHideNorCancelExactly() {
        int words = 1 << 16;
        var layout = new VectorLayout(words, RingWidth.BITS_32, 0);
        var mask = Mask.self(secret(6), SESSION);
        var masks = Randomness.words(masked(layout, new long[words], mask));
        double spread = Math.scalb(1.0, 32) / Math.sqrt(12) / Math.sqrt(words);

        for (long hidden : new long[] {Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 30, 1}) {
            var values = new long[words];
            Arrays.fill(values, hidden);
            byte[] chunk = masked(layout, values, mask);
            assertThat(mean(Randomness.words(chunk)))
                    .as("mean of masked words that are all %s", hidden)
                    .isBetween(-5 * spread, 5 * spread);
            mask.negated().apply(layout, 0, chunk);
            assertThat(Randomness.words(chunk)).containsOnly((int) hidden);
        }

        var floats = new float[words];
        int lost = 0;
        double sum = 0;
        for (int i = 0; i < words; i++) {
            floats[i] = (float) (1 << 30) + masks[i];
            sum += floats[i];
            lost += (1f + masks[i]) - masks[i] == 1f ? 0 : 1;
        }
        assertThat(sum / words).as("mean of words behind float masks").isGreaterThan((1 << 30) - 5 * spread);
        assertThat(lost).as("of %s ones behind float masks", words).isGreaterThan(words / 2);
    }

    private static double mean(int[] words) {
        return Arrays.stream(words).average().orElseThrow();
    }

    @Test
    void listHashesWithoutSeparators() {
        var left = new SiteId("ab");
        var right = new SiteId("c");
        var shiftedLeft = new SiteId("a");
        var shiftedRight = new SiteId("bc");
        byte[] share = new byte[32];
        var secret = secret(7);
        assertThat(ShareKind.RECOVERY.commit(SESSION, left, right, share))
                .isNotEqualTo(ShareKind.RECOVERY.commit(SESSION, shiftedLeft, shiftedRight, share));
        assertThat(Mask.pair(secret, secret, secret, SESSION, left, right).key().openSecret())
                .isNotEqualTo(Mask.pair(secret, secret, secret, SESSION, shiftedLeft, shiftedRight)
                        .key()
                        .openSecret());
        assertThat(Federation.contextOf("tenant", "study", 1, 1, "model", "plan")
                        .hash())
                .isNotEqualTo(Federation.contextOf("tenants", "tudy", 1, 1, "model", "plan")
                        .hash());
        var digest = Federation.hash("chunk");
        assertThat(Stream.of(1, 2, 3).map(count -> MaskedHeader.rootOf(Collections.nCopies(count, digest))))
                .doesNotHaveDuplicates();
    }

    /** The hashes of U1, U2 and U3: of the same digests they differ, and a list is not the beginning of a longer one. */
    @Test
    void listsOfMembersThatPassForEachOther() {
        var digests = List.of(Federation.hash("alpha"), Federation.hash("beta"), Federation.hash("gamma"));
        var hashes = new ArrayList<ByteString>();
        for (int count = 0; count <= digests.size(); count++) {
            var some = digests.subList(0, count);
            hashes.add(Roster.hash(some));
            hashes.add(SharingCohort.hash(some));
            hashes.add(Survivors.hash(some));
        }
        hashes.add(Roster.hash(digests.reversed()));
        assertThat(hashes).hasSize(3 * 4 + 1).doesNotHaveDuplicates();
        byte[] joined = new Encoder().raw(digests.get(0)).raw(digests.get(1)).toByteArray();
        assertThat(hashes)
                .as("hashes of what is hashed without a label or a count")
                .doesNotContain(Encoder.sha256(joined));
    }

    /** One site drops out before M3, and one before M5. */
    @Test
    void noDropoutTolerance() {
        var sharing = sites.subList(0, 4);
        var survivors = sites.subList(1, 4);
        var script = new RoundScript(federation, 9);
        script.advertise(sites);
        script.share(sharing);
        script.deliver(sharing);
        script.mask(survivors);
        script.agree(survivors);
        script.unmask(survivors);
        assertThat(script.sum().values(0, 1 << 16)).isEqualTo(federation.plainValues(survivors));
    }

    private RoundScript playUntilMasked(List<SiteId> survivors) {
        var script = new RoundScript(federation, 10);
        script.advertise(sites);
        script.share(sites);
        script.deliver(sites);
        script.mask(survivors);
        return script;
    }
}
