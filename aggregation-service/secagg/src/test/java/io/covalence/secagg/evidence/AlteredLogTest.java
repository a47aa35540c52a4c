package io.covalence.secagg.evidence;

import static io.covalence.secagg.evidence.SignedAnew.refused;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.SeededRandom;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a dishonest service may try with the log that a bundle shows: heads and proofs that do not belong to the round, to its tenant or to
 * one another. Each attempt is refused, and the refusal says what is wrong.
 */
final class AlteredLogTest {
    private static final IdentityKey SERVICE = RecordedRound.SERVICE;

    private final RecordedRound played = new RecordedRound(4, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final RoundRecord genuine = played.record();
    private final ByteString other = Federation.hash("other");

    @Test
    void headThatDoesNotContainTheRound() {
        var log = genuine.log();
        var before = new LogExtract(
                played.head(4),
                log.charter(),
                log.modelBefore(),
                log.modelAfter(),
                log.result(),
                List.of(played.consistent(2, 4), played.consistent(3, 4)));
        refused(
                RecordWith.log(genuine, before),
                Code.BAD_PROOF,
                "the log: the log of 4 entries is not shown to hold: CharterEntry");
    }

    /** Another log that holds the same round is not the log which the members saw. */
    @Test
    void headOfALogThatIsNotTheMembers() {
        var entries = new ArrayList<>(
                played.log.stream().map(entry -> entry.leafHash()).toList());
        entries.set(0, MerkleTree.leafHash(new byte[] {1}));
        var head = SignedTreeHead.sign(SERVICE, "tenant", 6, 0, MerkleTree.root(entries));
        var elsewhere = new LogExtract(
                head,
                InclusionProof.of(entries, 1),
                InclusionProof.of(entries, 2),
                InclusionProof.of(entries, 3),
                InclusionProof.of(entries, 4),
                List.of(ConsistencyProof.of(entries, 2), ConsistencyProof.of(entries, 3)));
        refused(
                RecordWith.log(genuine, elsewhere),
                Code.BAD_PROOF,
                "the log: the log of 6 entries is not shown to continue the one of 2");
    }

    @Test
    void headThatTheServiceDidNotSignOrOfAnotherTenant() {
        var head = genuine.log().head();
        var stranger = IdentityKey.generate(new SeededRandom(3));
        refused(
                withHead(SignedTreeHead.sign(stranger, "tenant", 6, 0, head.root())),
                Code.BAD_SIGNATURE,
                "the log: a tree head is not signed by the service's key");
        refused(
                withHead(SignedTreeHead.sign(SERVICE, "tenant-2", 6, 0, head.root())),
                Code.WRONG_CONTEXT,
                "the log: a tree head is of another tenant's log");
        refused(
                withHead(SignedTreeHead.sign(SERVICE, "tenant", 6, 0, other)),
                Code.BAD_PROOF,
                "the log: the log of 6 entries is not shown to hold: CharterEntry");
    }

    @Test
    void logThatIsNotShownToContinueEveryHead() {
        var log = genuine.log();
        refused(
                withGrowth(log.growth().subList(1, 2)),
                Code.BAD_PROOF,
                "the log: the log is not shown to continue the tree head of 2 entries, which a member carried");
        refused(
                withGrowth(List.of(
                        log.growth().get(0),
                        new ConsistencyProof(3, 6, log.growth().get(0).path()))),
                Code.BAD_PROOF,
                "the log: the log of 6 entries is not shown to continue the one of 3");
        var more = new ArrayList<>(log.growth());
        more.addFirst(played.consistent(1, 6));
        refused(
                withGrowth(more),
                Code.BAD_PROOF,
                "the log: a consistency proof begins at a tree head that nobody carried");
    }

    @Test
    void headOlderThanAMembers() {
        var log = genuine.log();
        var older = new LogExtract(
                played.head(2), played.included(1), log.modelBefore(), log.modelAfter(), log.result(), List.of());
        refused(RecordWith.log(genuine, older), Code.BAD_PROOF, "the log: ");
    }

    private RoundRecord withHead(SignedTreeHead head) {
        return withLog(genuine.log(), head, genuine.log().growth());
    }

    private RoundRecord withGrowth(List<ConsistencyProof> growth) {
        return withLog(genuine.log(), genuine.log().head(), growth);
    }

    private RoundRecord withLog(LogExtract log, SignedTreeHead head, List<ConsistencyProof> growth) {
        return RecordWith.log(
                genuine,
                new LogExtract(head, log.charter(), log.modelBefore(), log.modelAfter(), log.result(), growth));
    }
}
