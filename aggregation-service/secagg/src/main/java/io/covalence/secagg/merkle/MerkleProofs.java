package io.covalence.secagg.merkle;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import java.util.List;

/**
 * Checks proofs without the leaves. A proof binds an index or an old size only together with the size that belongs to the
 * root, so callers take size and root from one signed tree head.
 */
public final class MerkleProofs {
    /** Nodes on the longest path of a tree whose size is a positive long. */
    public static final int MAXIMUM_PATH = 64;

    private MerkleProofs() {}

    /**
     * Copies a path that can be one.
     *
     * @throws ProtocolViolation (MALFORMED) when it is too long or a node has not 32 bytes
     */
    public static List<ByteString> requirePath(List<ByteString> path) {
        if (path.size() > MAXIMUM_PATH) {
            throw ProtocolViolation.malformed("a Merkle path has more than " + MAXIMUM_PATH + " nodes");
        }
        path.forEach(node -> node.requireSize(ByteString.KEY_SIZE, "node of a Merkle path"));
        return List.copyOf(path);
    }

    /** Whether the leaf stands at {@code index}, from 0, in the tree of {@code size} leaves with this root. */
    public static boolean verifyInclusion(
            ByteString leafHash, long index, long size, List<ByteString> path, ByteString root) {
        return index >= 0
                && index < size
                && areHashes(path)
                && isHash(leafHash)
                && path.size() == inclusionLength(index, size)
                && climb(leafHash, index, size, path).equals(root);
    }

    /**
     * Whether the old tree's leaves are the first leaves of the new tree. Every tree continues the empty one, whose root is
     * checked too.
     */
    public static boolean verifyConsistency(
            long oldSize, ByteString oldRoot, long newSize, ByteString newRoot, List<ByteString> path) {
        if (oldSize < 0 || oldSize > newSize || !areHashes(path) || !isHash(oldRoot)) {
            return false;
        }
        if (oldSize == 0) {
            return path.isEmpty()
                    && oldRoot.equals(MerkleTree.root(List.of()))
                    && (newSize > 0 || newRoot.equals(oldRoot));
        }
        if (path.size() != consistencyLength(oldSize, newSize, true)) {
            return false;
        }
        var roots = climb(oldSize, newSize, oldRoot, true, path);
        return roots.old().equals(oldRoot) && roots.current().equals(newRoot);
    }

    private static int inclusionLength(long index, long size) {
        if (size == 1) {
            return 0;
        }
        long left = MerkleTree.leftOf(size);
        return 1 + (index < left ? inclusionLength(index, left) : inclusionLength(index - left, size - left));
    }

    private static ByteString climb(ByteString leafHash, long index, long size, List<ByteString> path) {
        if (size == 1) {
            return leafHash;
        }
        long left = MerkleTree.leftOf(size);
        var below = path.subList(0, path.size() - 1);
        return index < left
                ? MerkleTree.node(climb(leafHash, index, left, below), path.getLast())
                : MerkleTree.node(path.getLast(), climb(leafHash, index - left, size - left, below));
    }

    private static int consistencyLength(long oldSize, long newSize, boolean known) {
        if (oldSize == newSize) {
            return known ? 0 : 1;
        }
        long left = MerkleTree.leftOf(newSize);
        return 1
                + (oldSize <= left
                        ? consistencyLength(oldSize, left, known)
                        : consistencyLength(oldSize - left, newSize - left, false));
    }

    /** Rebuilds both roots of a subtree; {@code known} says that the old tree is whole in it, so that its root is given. */
    private static Roots climb(long oldSize, long newSize, ByteString oldRoot, boolean known, List<ByteString> path) {
        if (oldSize == newSize) {
            var root = known ? oldRoot : path.getLast();
            return new Roots(root, root);
        }
        long left = MerkleTree.leftOf(newSize);
        var below = path.subList(0, path.size() - 1);
        var sibling = path.getLast();
        if (oldSize <= left) {
            var roots = climb(oldSize, left, oldRoot, known, below);
            return new Roots(roots.old(), MerkleTree.node(roots.current(), sibling));
        }
        var roots = climb(oldSize - left, newSize - left, oldRoot, false, below);
        return new Roots(MerkleTree.node(sibling, roots.old()), MerkleTree.node(sibling, roots.current()));
    }

    private static boolean areHashes(List<ByteString> path) {
        return path.stream().allMatch(MerkleProofs::isHash);
    }

    private static boolean isHash(ByteString bytes) {
        return bytes.size() == ByteString.KEY_SIZE;
    }

    private record Roots(ByteString old, ByteString current) {}
}
