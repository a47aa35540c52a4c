package io.covalence.secagg.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.secagg.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every proof of every tree of up to {@value #LARGEST} leaves holds, and none of its alterations does. */
final class MerkleProofsTest {
    private static final int LARGEST = 40;
    private static final List<ByteString> LEAVES = IntStream.range(0, LARGEST)
            .mapToObj(i -> MerkleTree.leafHash(new byte[] {(byte) i}))
            .toList();
    private static final List<ByteString> ROOTS = IntStream.rangeClosed(0, LARGEST)
            .mapToObj(size -> MerkleTree.root(LEAVES.subList(0, size)))
            .toList();

    @Test
    void everyLeafIsProvedAndEveryAlterationIsRefused() {
        for (int size = 1; size <= LARGEST; size++) {
            for (int index = 0; index < size; index++) {
                includes(index, size);
            }
        }
    }

    @Test
    void leafIsProvedAtItsOwnIndexOnly() {
        for (int size = 1; size <= LARGEST; size++) {
            for (int index = 0; index < size; index++) {
                var path = MerkleTree.inclusionPath(LEAVES.subList(0, size), index);
                for (int claimed = -1; claimed <= size; claimed++) {
                    assertThat(MerkleProofs.verifyInclusion(LEAVES.get(index), claimed, size, path, ROOTS.get(size)))
                            .isEqualTo(claimed == index);
                }
            }
        }
    }

    @Test
    void everyPrefixIsProvedAndEveryAlterationIsRefused() {
        for (int newSize = 0; newSize <= LARGEST; newSize++) {
            for (int oldSize = 0; oldSize <= newSize; oldSize++) {
                continues(oldSize, newSize);
            }
        }
    }

    @Test
    void smallerTreeNeverContinuesALargerOne() {
        for (int large = 1; large <= LARGEST; large++) {
            for (int small = 0; small < large; small++) {
                var path = MerkleTree.consistencyPath(LEAVES.subList(0, large), small);
                assertThat(MerkleProofs.verifyConsistency(large, ROOTS.get(large), small, ROOTS.get(small), path))
                        .isFalse();
            }
        }
        assertThat(MerkleProofs.verifyConsistency(-1, ROOTS.get(0), 1, ROOTS.get(1), List.of()))
                .isFalse();
    }

    @Test
    void treeWithAnotherPastDoesNotContinueTheOldOne() {
        for (int newSize = 2; newSize <= LARGEST; newSize++) {
            for (int oldSize = 1; oldSize < newSize; oldSize++) {
                for (int changed = 0; changed < oldSize; changed++) {
                    var rewritten = new ArrayList<>(LEAVES.subList(0, newSize));
                    rewritten.set(changed, MerkleTree.leafHash(new byte[] {-1}));
                    var path = MerkleTree.consistencyPath(rewritten, oldSize);
                    assertThat(MerkleProofs.verifyConsistency(
                                    oldSize, ROOTS.get(oldSize), newSize, MerkleTree.root(rewritten), path))
                            .isFalse();
                }
            }
        }
    }

    /** Without the bound on widths, 31 and 33 bytes would concatenate to the same node. */
    @Test
    void nodesOfAnotherWidthAreRefused() {
        var first = LEAVES.get(0).toByteArray();
        var second = LEAVES.get(1).toByteArray();
        var narrow = ByteString.of(Arrays.copyOf(first, 31));
        var wide = new byte[33];
        wide[0] = first[31];
        System.arraycopy(second, 0, wide, 1, 32);
        assertThat(MerkleProofs.verifyInclusion(narrow, 0, 2, List.of(ByteString.of(wide)), ROOTS.get(2)))
                .isFalse();
    }

    @Test
    void proofsOutsideTheTreeDoNotExist() {
        assertThatThrownBy(() -> MerkleTree.inclusionPath(LEAVES, LARGEST))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MerkleTree.consistencyPath(LEAVES, LARGEST + 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static void includes(int index, int size) {
        var leaf = LEAVES.get(index);
        var root = ROOTS.get(size);
        Predicate<List<ByteString>> verified = path -> MerkleProofs.verifyInclusion(leaf, index, size, path, root);
        var path = MerkleTree.inclusionPath(LEAVES.subList(0, size), index);
        assertThat(verified).as("leaf %s of %s", index, size).accepts(path);
        assertThat(alterations(path)).allMatch(verified.negate());
        assertThat(MerkleProofs.verifyInclusion(flipped(leaf), index, size, path, root))
                .isFalse();
        assertThat(MerkleProofs.verifyInclusion(leaf, index, size, path, flipped(root)))
                .isFalse();
    }

    private static void continues(int oldSize, int newSize) {
        var oldRoot = ROOTS.get(oldSize);
        var newRoot = ROOTS.get(newSize);
        Predicate<List<ByteString>> verified =
                path -> MerkleProofs.verifyConsistency(oldSize, oldRoot, newSize, newRoot, path);
        var path = MerkleTree.consistencyPath(LEAVES.subList(0, newSize), oldSize);
        assertThat(verified).as("%s within %s", oldSize, newSize).accepts(path);
        assertThat(alterations(path)).allMatch(verified.negate());
        assertThat(MerkleProofs.verifyConsistency(oldSize, flipped(oldRoot), newSize, newRoot, path))
                .isFalse();
        if (oldSize > 0) {
            assertThat(MerkleProofs.verifyConsistency(oldSize, oldRoot, newSize, flipped(newRoot), path))
                    .isFalse();
        }
    }

    /** Each node flipped, each left out, another one put in at each place, each pair of neighbours exchanged. */
    private static List<List<ByteString>> alterations(List<ByteString> path) {
        var altered = new ArrayList<List<ByteString>>();
        for (int at = 0; at < path.size(); at++) {
            var flipped = new ArrayList<>(path);
            flipped.set(at, flipped(path.get(at)));
            altered.add(flipped);
            var shorter = new ArrayList<>(path);
            shorter.remove(at);
            altered.add(shorter);
            if (at > 0) {
                var exchanged = new ArrayList<>(path);
                exchanged.set(at, path.get(at - 1));
                exchanged.set(at - 1, path.get(at));
                altered.add(exchanged);
            }
        }
        for (int at = 0; at <= path.size(); at++) {
            var longer = new ArrayList<>(path);
            longer.add(at, LEAVES.getFirst());
            altered.add(longer);
        }
        return altered;
    }

    private static ByteString flipped(ByteString hash) {
        var bytes = hash.toByteArray();
        bytes[17] ^= 1;
        return ByteString.of(bytes);
    }
}
