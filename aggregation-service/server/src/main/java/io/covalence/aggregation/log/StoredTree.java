package io.covalence.aggregation.log;

import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.TenantId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tenant's Merkle tree (RFC 6962) as stored nodes. Of every complete subtree the root is kept, at {@code (level, position)}:
 * the leaf hash of entry {@code i} at {@code (0, i)}, the parent of {@code (l, 2 p)} and {@code (l, 2 p + 1)} at {@code
 * (l + 1, p)}. So an append writes two nodes on average, and a proof reads as many as it has levels, squared at most, however
 * long the log is. Nodes never change; they are read once in the life of this object.
 */
final class StoredTree {
    private final Transaction transaction;
    private final TenantId tenantId;
    private final Map<Node, ByteString> read = new HashMap<>();

    private record Node(int level, long position) {}

    StoredTree(Transaction transaction, TenantId tenantId) {
        this.transaction = transaction;
        this.tenantId = tenantId;
    }

    /** Adds a leaf behind {@code size} others, and the roots of the subtrees that it completes. */
    void append(long size, ByteString leafHash) {
        var hash = leafHash;
        long position = size;
        int level = 0;
        write(new Node(level, position), hash);
        while ((position & 1) == 1) {
            hash = parent(node(new Node(level, position - 1)), hash);
            position >>= 1;
            level++;
            write(new Node(level, position), hash);
        }
    }

    /** The root over the first {@code size} leaves. */
    ByteString root(long size) {
        return size == 0 ? MerkleTree.root(List.of()) : root(0, size);
    }

    /** RFC 6962's {@code PATH(index, D[size])}. */
    InclusionProof inclusion(long index, long size) {
        var path = new ArrayList<ByteString>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + leftOf(to - from);
            if (index < middle) {
                path.add(root(middle, to));
                to = middle;
            } else {
                path.add(root(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /** RFC 6962's {@code PROOF(oldSize, D[size])}. */
    ConsistencyProof consistency(long oldSize, long size) {
        var path = new ArrayList<ByteString>();
        if (oldSize > 0) {
            collect(0, size, oldSize, true, path);
        }
        return new ConsistencyProof(oldSize, size, path);
    }

    /** The subproof within {@code [from, to)}; {@code known} says that the verifier has the root of what is old there. */
    private void collect(long from, long to, long oldTo, boolean known, List<ByteString> path) {
        if (oldTo == to) {
            if (!known) {
                path.add(root(from, to));
            }
            return;
        }
        long middle = from + leftOf(to - from);
        if (oldTo <= middle) {
            collect(from, middle, oldTo, known, path);
            path.add(root(middle, to));
        } else {
            collect(middle, to, oldTo, false, path);
            path.add(root(from, middle));
        }
    }

    private ByteString root(long from, long to) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return node(new Node(level, from >> level));
        }
        long middle = from + leftOf(size);
        return parent(root(from, middle), root(middle, to));
    }

    /** The largest power of two below a size of at least 2. */
    private static long leftOf(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static ByteString parent(ByteString left, ByteString right) {
        return MerkleTree.root(List.of(left, right));
    }

    private ByteString node(Node node) {
        return read.computeIfAbsent(
                node,
                missing -> transaction
                        .first(
                                "select hash from log_node where tenant_id = ? and level = ? and position = ?",
                                row -> ByteString.of(row.bytes("hash")),
                                tenantId,
                                missing.level(),
                                missing.position())
                        .orElseThrow(() -> new IllegalStateException("the log has no node " + missing)));
    }

    private void write(Node node, ByteString hash) {
        read.put(node, hash);
        transaction.update(
                "insert into log_node (tenant_id, level, position, hash) values (?, ?, ?, ?)",
                tenantId,
                node.level(),
                node.position(),
                hash.toByteArray());
    }
}
