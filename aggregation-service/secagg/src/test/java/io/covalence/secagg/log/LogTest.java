package io.covalence.secagg.log;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SeededRandom;
import io.covalence.secagg.log.LogEntry.CharterEntry;
import io.covalence.secagg.log.LogEntry.EvidenceEntry;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.log.LogEntry.Subject;
import io.covalence.secagg.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From one head to the next the service can only add to the log, or be found out. */
final class LogTest {
    private final IdentityKey service = IdentityKey.generate(new SeededRandom(1));
    private final ByteString serviceKey = service.publicKey();
    private final List<LogEntry> entries = List.of(
            new CharterEntry("study", 1, Federation.hash("charter")),
            new ModelEntry("study", "run", 0, Federation.hash("model 0")),
            new ModelEntry("study", "run", 1, Federation.hash("model 1")),
            new EvidenceEntry("study", "run", 1, 1, Subject.RESULT, Federation.hash("result")),
            new ModelEntry("study", "run", 2, Federation.hash("model 2")));
    private final List<ByteString> leaves =
            entries.stream().map(LogEntry::leafHash).toList();

    @Test
    void entryIsShownToStandInTheLog() {
        for (int index = 0; index < entries.size(); index++) {
            InclusionProof.of(leaves, index).verify(entries.get(index), head(leaves));
        }
    }

    @Test
    void entryThatTheLogDoesNotHoldIsRefused() {
        var proof = InclusionProof.of(leaves, 2);
        var unlogged = new ModelEntry("study", "run", 1, Federation.hash("another model 1"));
        assertRefused(Code.BAD_PROOF, () -> proof.verify(unlogged, head(leaves)));
        assertRefused(Code.BAD_PROOF, () -> proof.verify(entries.get(1), head(leaves)));
    }

    @Test
    void proofServesOnlyForAHeadOfItsSize() {
        var proof = InclusionProof.of(leaves, 0);
        assertRefused(Code.BAD_PROOF, () -> proof.verify(entries.getFirst(), head(leaves.subList(0, 4))));
        var resized = new InclusionProof(0, 4, proof.path());
        assertRefused(Code.BAD_PROOF, () -> resized.verify(entries.getFirst(), head(leaves)));
    }

    @Test
    void entriesThatDifferInAnythingHaveDifferentLeaves() {
        var hash = Federation.hash("x");
        var all = new ArrayList<>(entries);
        all.addAll(List.of(
                new CharterEntry("study", 1, hash),
                new CharterEntry("study", 2, hash),
                new CharterEntry("studi", 1, hash),
                new ModelEntry("study", "run", 1, hash),
                new ModelEntry("studyr", "un", 1, hash),
                new ModelEntry("study", "run", 2, hash),
                new EvidenceEntry("study", "run", 1, 1, Subject.RESULT, hash),
                new EvidenceEntry("study", "run", 1, 1, Subject.BLAME, hash),
                new EvidenceEntry("study", "run", 1, 1, Subject.BUNDLE, hash),
                new EvidenceEntry("study", "run", 2, 1, Subject.BUNDLE, hash),
                new EvidenceEntry("study", "run", 1, 2, Subject.BUNDLE, hash)));
        var distinct = new HashSet<ByteString>();
        all.forEach(entry ->
                assertThat(distinct.add(entry.leafHash())).as("%s", entry).isTrue());
        all.forEach(entry -> assertThat(LogEntry.decode(entry.encode())).isEqualTo(entry));
    }

    @Test
    void entriesOutOfRangeAreRefused() {
        var hash = Federation.hash("x");
        assertRefused(Code.MALFORMED, () -> new CharterEntry("study", 0, hash));
        assertRefused(Code.MALFORMED, () -> new ModelEntry("study", "run", -1, hash));
        assertRefused(Code.MALFORMED, () -> new EvidenceEntry("study", "run", -1, 1, Subject.RESULT, hash));
        assertRefused(Code.MALFORMED, () -> new EvidenceEntry("study", "run", 0, 0, Subject.RESULT, hash));
        assertRefused(Code.MALFORMED, () -> new ModelEntry("study", "ru n", 0, hash));
        assertRefused(Code.MALFORMED, () -> new InclusionProof(3, 3, List.of()));
        assertRefused(Code.MALFORMED, () -> new ConsistencyProof(4, 3, List.of()));
        assertRefused(Code.MALFORMED, () -> new ConsistencyProof(1, 2, List.of(ByteString.of(new byte[31]))));
    }

    @Test
    void newerHeadReplacesTheKnownOneWhenItContinuesIt() {
        for (int old = 0; old <= leaves.size(); old++) {
            var known = KnownLog.first(serviceKey, "tenant", head(leaves.subList(0, old)));
            var newer = known.meet(head(leaves), ConsistencyProof.of(leaves, old));
            assertThat(newer.head().size()).isEqualTo(5);
        }
    }

    @Test
    void olderHeadLeavesTheKnownOneWhenItIsAPartOfIt() {
        var known = KnownLog.first(serviceKey, "tenant", head(leaves));
        var same = known.meet(head(leaves.subList(0, 3)), ConsistencyProof.of(leaves, 3));
        assertThat(same.head()).isEqualTo(known.head());
    }

    @Test
    void newerHeadWithoutAProofIsNotTaken() {
        var known = KnownLog.first(serviceKey, "tenant", head(leaves.subList(0, 3)));
        var nothing = new ConsistencyProof(3, 5, List.of());
        assertRefused(Code.BAD_PROOF, () -> known.meet(head(leaves), nothing));
        var ofAnotherSize = ConsistencyProof.of(leaves, 2);
        assertRefused(Code.BAD_PROOF, () -> known.meet(head(leaves), ofAnotherSize));
    }

    @Test
    void logWithARewrittenPastIsFoundOut() {
        var known = KnownLog.first(serviceKey, "tenant", head(leaves.subList(0, 3)));
        var rewritten = rewritten();
        assertRefused(Code.BAD_PROOF, () -> known.meet(head(rewritten), ConsistencyProof.of(rewritten, 3)));
        assertRefused(
                Code.BAD_PROOF,
                () -> KnownLog.first(serviceKey, "tenant", head(leaves))
                        .meet(head(rewritten.subList(0, 3)), ConsistencyProof.of(leaves, 3)));
    }

    @Test
    void twoHeadsOfOneSizeAndDifferentRootsProveTwoLogs() {
        var known = KnownLog.first(serviceKey, "tenant", head(leaves));
        var other = head(rewritten());
        assertRefused(Code.SPLIT_VIEW, () -> known.meet(other, new ConsistencyProof(5, 5, List.of())));
        var proof = SplitView.between(known.head(), other).orElseThrow();
        assertThat(SplitView.between(other, known.head())).contains(proof);
        assertThatCode(() -> SplitView.decode(proof.encode()).verify(serviceKey))
                .doesNotThrowAnyException();
    }

    @Test
    void headsThatAgreeProveNothing() {
        var other = SignedTreeHead.sign(service, "tenant", 5, 77, MerkleTree.root(leaves));
        assertThat(SplitView.between(head(leaves), other)).isEmpty();
        assertThat(SplitView.between(head(leaves), head(rewritten().subList(0, 4))))
                .isEmpty();
        var elsewhere = SignedTreeHead.sign(service, "other-tenant", 5, 0, MerkleTree.root(rewritten()));
        assertThat(SplitView.between(head(leaves), elsewhere)).isEmpty();
        assertRefused(Code.MALFORMED, () -> new SplitView(head(leaves), other));
    }

    @Test
    void nobodyButTheServiceCanMakeItLookSplit() {
        var stranger = IdentityKey.generate(new SeededRandom(2));
        var forged = SignedTreeHead.sign(stranger, "tenant", 5, 0, MerkleTree.root(rewritten()));
        var known = KnownLog.first(serviceKey, "tenant", head(leaves));
        assertRefused(Code.BAD_SIGNATURE, () -> known.meet(forged, new ConsistencyProof(5, 5, List.of())));
        var proof = SplitView.between(known.head(), forged).orElseThrow();
        assertRefused(Code.BAD_SIGNATURE, () -> proof.verify(serviceKey));
    }

    @Test
    void headOfAnotherTenantsLogIsNeverMet() {
        var known = KnownLog.first(serviceKey, "tenant", head(leaves.subList(0, 3)));
        var elsewhere = SignedTreeHead.sign(service, "other-tenant", 5, 0, MerkleTree.root(leaves));
        var proof = ConsistencyProof.of(leaves, 3);
        assertRefused(Code.WRONG_CONTEXT, () -> known.meet(elsewhere, proof));
        assertRefused(Code.WRONG_CONTEXT, () -> proof.verify(known.head(), elsewhere));
        assertRefused(Code.WRONG_CONTEXT, () -> KnownLog.first(serviceKey, "tenant", elsewhere));
    }

    private SignedTreeHead head(List<ByteString> leafHashes) {
        return SignedTreeHead.sign(service, "tenant", leafHashes.size(), 0, MerkleTree.root(leafHashes));
    }

    private List<ByteString> rewritten() {
        var changed = new ArrayList<>(leaves);
        changed.set(1, new ModelEntry("study", "run", 0, Federation.hash("another model 0")).leafHash());
        return changed;
    }
}
