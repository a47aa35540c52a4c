package io.covalence.secagg.merkle;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.internal.Encoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of a list of leaves (RFC 6962, section 2.1): a leaf is SHA-256(0x00 ‖ data), a node
 * SHA-256(0x01 ‖ left ‖ right), the root of no leaves SHA-256 of nothing. A tree of {@code n} leaves has on its left the
 * largest power of two below {@code n}. Every function takes leaf hashes of 32 bytes, in order, and costs O(n) hashes.
 */
public final class MerkleTree {
    private static final int LEAF = 0;
    private static final int NODE = 1;

    private MerkleTree() {}

    public static ByteString leafHash(byte[] data) {
        return new Encoder().u8(LEAF).raw(data).sha256();
    }

    public static ByteString root(List<ByteString> leafHashes) {
        return switch (leafHashes.size()) {
            case 0 -> new Encoder().sha256();
            case 1 -> leafHashes.getFirst().requireSize(ByteString.KEY_SIZE, "leaf hash");
            default -> {
                int left = leftOf(leafHashes.size());
                yield node(root(leafHashes.subList(0, left)), root(leafHashes.subList(left, leafHashes.size())));
            }
        };
    }

    /**
     * The siblings between a leaf and the root, from the leaf upwards: RFC 6962's {@code PATH(m, D[n])}.
     *
     * @throws IndexOutOfBoundsException when there is no such leaf
     */
    public static List<ByteString> inclusionPath(List<ByteString> leafHashes, int index) {
        if (index < 0 || index >= leafHashes.size()) {
            throw new IndexOutOfBoundsException(index);
        }
        var path = new ArrayList<ByteString>();
        int from = 0;
        int to = leafHashes.size();
        while (to - from > 1) {
            int middle = from + leftOf(to - from);
            if (index < middle) {
                path.add(root(leafHashes.subList(middle, to)));
                to = middle;
            } else {
                path.add(root(leafHashes.subList(from, middle)));
                from = middle;
            }
        }
        return List.copyOf(path.reversed());
    }

    /** The inclusion paths of all leaves, in order, for no more hashes than the root costs. */
    public static List<List<ByteString>> inclusionPaths(List<ByteString> leafHashes) {
        var paths = new ArrayList<List<ByteString>>();
        leafHashes.forEach(leaf -> paths.add(new ArrayList<>()));
        if (!leafHashes.isEmpty()) {
            climb(leafHashes, paths);
        }
        return paths.stream().map(List::copyOf).toList();
    }

    /** Adds to each path the siblings within this subtree, and returns its root. */
    private static ByteString climb(List<ByteString> leafHashes, List<List<ByteString>> paths) {
        int size = leafHashes.size();
        if (size == 1) {
            return leafHashes.getFirst();
        }
        int left = leftOf(size);
        var leftRoot = climb(leafHashes.subList(0, left), paths.subList(0, left));
        var rightRoot = climb(leafHashes.subList(left, size), paths.subList(left, size));
        paths.subList(0, left).forEach(path -> path.add(rightRoot));
        paths.subList(left, size).forEach(path -> path.add(leftRoot));
        return node(leftRoot, rightRoot);
    }

    /**
     * What shows that the tree of the first {@code oldSize} leaves is a prefix of this one: RFC 6962's
     * {@code PROOF(m, D[n])}, empty also for {@code m = 0}.
     *
     * @throws IndexOutOfBoundsException when the old tree is larger than this one
     */
    public static List<ByteString> consistencyPath(List<ByteString> leafHashes, int oldSize) {
        if (oldSize < 0 || oldSize > leafHashes.size()) {
            throw new IndexOutOfBoundsException(oldSize);
        }
        var path = new ArrayList<ByteString>();
        if (oldSize > 0) {
            collect(leafHashes, oldSize, true, path);
        }
        return List.copyOf(path);
    }

    /** RFC 6962's {@code SUBPROOF(m, D[n], b)}; {@code known} says that the verifier has the root of these leaves. */
    private static void collect(List<ByteString> leafHashes, int oldSize, boolean known, List<ByteString> path) {
        if (oldSize == leafHashes.size()) {
            if (!known) {
                path.add(root(leafHashes));
            }
            return;
        }
        int left = leftOf(leafHashes.size());
        var leftLeaves = leafHashes.subList(0, left);
        var rightLeaves = leafHashes.subList(left, leafHashes.size());
        if (oldSize <= left) {
            collect(leftLeaves, oldSize, known, path);
            path.add(root(rightLeaves));
        } else {
            collect(rightLeaves, oldSize - left, false, path);
            path.add(root(leftLeaves));
        }
    }

    static ByteString node(ByteString left, ByteString right) {
        return new Encoder().u8(NODE).raw(left).raw(right).sha256();
    }

    /** Leaves in the left subtree: the largest power of two below {@code size}, which is at least 2. */
    static long leftOf(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static int leftOf(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
