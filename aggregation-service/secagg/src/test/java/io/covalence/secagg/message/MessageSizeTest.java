package io.covalence.secagg.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.HybridPublicKey;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.SeededRandom;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.HybridKey;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.MlKemKey;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.log.SignedTreeHead;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest cohort, of sites with the longest names, fits the bounds: 255 sites, 64 characters, a tenant of 128. */
final class MessageSizeTest {
    private static final ByteString HASH = zeros(ByteString.KEY_SIZE);
    private static final ByteString DIGEST = Encoder.sha256(new byte[0]);
    private static final ByteString SIGNATURE = zeros(64);
    private static final HybridPublicKey KEY =
            HybridKey.random(new SeededRandom(1)).publicKey();
    private static final SignedTreeHead HEAD =
            new SignedTreeHead("t".repeat(128), Long.MAX_VALUE, Long.MAX_VALUE, HASH, SIGNATURE);

    private final List<SiteId> sites = IntStream.range(0, CohortPolicy.LIMIT)
            .mapToObj(i -> new SiteId("s".repeat(61) + "%03d".formatted(i)))
            .toList();
    private final SiteId site = sites.getFirst();

    @Test
    void namesAreTheLongestAndTheCohortIsTheLargest() {
        assertThat(sites)
                .hasSize(255)
                .allSatisfy(name -> assertThat(name.value()).hasSize(SiteId.MAXIMUM_LENGTH));
    }

    @Test
    void messagesOfOneSiteFit() {
        assertFits(MessageType.ADVERTISE, advertise(site).encode());
        assertFits(MessageType.SHARES, new Shares(header(site), Collections.nCopies(255, entry())).encode());
        assertFits(MessageType.SHARES_HEADER, header(site).encode());
        assertFits(MessageType.MASKED_HEADER, masked(site).encode());
        assertFits(MessageType.AGREEMENT, agreement(site).encode());
        assertFits(MessageType.ABORT_VOTE, vote(site).encode());
        assertFits(
                MessageType.COMPLAINTS,
                new Complaints(HASH, site, each(dealer -> new Complaint(dealer, HASH, Optional.of(HASH))), SIGNATURE)
                        .encode());
        var shares = each(dealer -> new RevealedShare(dealer, ShareKind.RECOVERY, HASH));
        assertFits(MessageType.UNMASK, new Unmask(HASH, site, HASH, shares, SIGNATURE).encode());
    }

    @Test
    void listsOfAllSitesFit() {
        assertFits(MessageType.ROSTER, new Roster(each(this::advertise)).encode());
        var path = Collections.nCopies(DeliveredShare.LONGEST_PATH, HASH);
        assertFits(
                MessageType.DELIVERED_SHARES,
                new DeliveredShares(each(dealer -> new DeliveredShare(header(dealer), entry(), path))).encode());
        assertFits(MessageType.SURVIVORS, new Survivors(each(this::masked)).encode());
        assertFits(MessageType.QUORUM, new Quorum(each(this::agreement)).encode());
        assertFits(MessageType.ABORT_CERTIFICATE, new AbortCertificate(each(this::vote)).encode());
        var met = each(member -> new Advertised(member, Long.MAX_VALUE, HASH));
        assertFits(MessageType.FACT, new Fact.Masked(HASH, 128, sites, met).encode());
    }

    /** It fits, and the decoder says so too; and a bound is not wider than it has to be by more than sixteen times. */
    private static void assertFits(MessageType type, byte[] message) {
        assertThat(message.length).as(type.toString()).isBetween(type.maximumBytes() / 16, type.maximumBytes());
        assertThat(MessageCodec.of(type).decodeAndEncode(message)).isEqualTo(message);
    }

    private <T> List<T> each(Function<SiteId, T> make) {
        return sites.stream().map(make).toList();
    }

    private Advertise advertise(SiteId of) {
        return new Advertise(
                HASH, of, KEY, KEY, HASH, new Sequence(Sequence.LAST, DIGEST), Optional.of(HEAD), SIGNATURE);
    }

    private SharesHeader header(SiteId of) {
        return new SharesHeader(HASH, of, 128, HASH, HASH, SIGNATURE);
    }

    private MaskedHeader masked(SiteId of) {
        return new MaskedHeader(HASH, of, HASH, new VectorLayout(1, RingWidth.BITS_32, 0), HASH, SIGNATURE);
    }

    private Agreement agreement(SiteId of) {
        return new Agreement(HASH, of, HASH, SIGNATURE);
    }

    private AbortVote vote(SiteId of) {
        return new AbortVote(HASH, of, SIGNATURE);
    }

    private static ShareEntry entry() {
        var ciphertext = zeros(MlKemKey.CIPHERTEXT_SIZE);
        return new ShareEntry(HASH, HASH, HASH, ciphertext, ciphertext, zeros(ShareBox.SEALED_SIZE));
    }

    private static ByteString zeros(int size) {
        return ByteString.of(new byte[size]);
    }
}
