package io.covalence.secagg.evidence;

import static io.covalence.secagg.evidence.SignedAnew.refused;
import static io.covalence.secagg.evidence.SignedAnew.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.Offer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A service that shows one log in its offer, another to its members, or another in the bundle. It signs each of them, and each holds
 * what it has to hold; only beside each other they give the service away.
 */
final class SplitLogTest {
    private final RecordedRound played = new RecordedRound(4, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final RoundRecord genuine = played.record();
    private final List<ByteString> leaves =
            played.log.stream().map(LogEntry::leafHash).toList();

    @Test
    void offerThatShowsAnotherLogThanTheMembersSaw() {
        refused(
                offering(anotherPast().subList(0, 3), List.of()),
                Code.SPLIT_VIEW,
                "the log: the service signed two different logs of 3 entries");
    }

    @Test
    void offerThatShowsAnotherLogThanTheBundle() {
        refused(
                offering(anotherPast(), List.of()),
                Code.SPLIT_VIEW,
                "the log: the service signed two different logs of 6 entries");
    }

    @Test
    void offerThatShowsALargerLogThanTheBundle() {
        var larger = new ArrayList<>(leaves);
        larger.add(MerkleTree.leafHash(new byte[] {1}));
        refused(
                offering(larger, List.of()),
                Code.BAD_PROOF,
                "the log: a member carried a larger tree head than the bundle's, which must be the newest");
    }

    /** No member has seen it, and still the log has to continue it. */
    @Test
    void headThatOnlyTheOfferShowsIsContinuedToo() {
        var five = leaves.subList(0, 5);
        refused(
                offering(five, List.of()),
                Code.BAD_PROOF,
                "the log: the log is not shown to continue the tree head of 5 entries, which a member carried");

        assertThat(verify(offering(five, List.of(played.consistent(5, 6)))).survivors())
                .hasSize(3);
    }

    /** At another time: that the root is the same is what counts. */
    @Test
    void headThatTheServiceSignedAgainIsOfTheSameLog() {
        assertThat(verify(offering(leaves, List.of())).survivors()).hasSize(3);
    }

    private List<ByteString> anotherPast() {
        var changed = new ArrayList<>(leaves);
        changed.set(0, MerkleTree.leafHash(new byte[] {1}));
        return changed;
    }

    /** The round with an offer out of a log of these leaves, and with more proofs of growth. */
    private RoundRecord offering(List<ByteString> offered, List<ConsistencyProof> more) {
        var offer = genuine.offer();
        var head = SignedTreeHead.sign(
                RecordedRound.SERVICE, "tenant", offered.size(), 1_700_000_000_000L, MerkleTree.root(offered));
        var changed = Offer.sign(
                RecordedRound.SERVICE,
                offer.context(),
                offer.modelVersion(),
                offer.deadline(),
                head,
                InclusionProof.of(offered, 1),
                InclusionProof.of(offered, 2),
                offer.aborted());
        var log = genuine.log();
        var growth = new ArrayList<>(log.growth());
        growth.addAll(more);
        return RecordWith.log(
                RecordWith.offer(genuine, changed),
                new LogExtract(log.head(), log.charter(), log.modelBefore(), log.modelAfter(), log.result(), growth));
    }
}
