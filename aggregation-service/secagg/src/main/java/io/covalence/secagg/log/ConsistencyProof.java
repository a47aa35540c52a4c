package io.covalence.secagg.log;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.merkle.MerkleProofs;
import io.covalence.secagg.merkle.MerkleTree;
import java.util.List;

/**
 * Proof that the log only grew between two heads.
 *
 * @param oldSize of the smaller tree
 * @param newSize of the larger one, or the same
 * @param path as RFC 6962 orders it
 */
public record ConsistencyProof(long oldSize, long newSize, List<ByteString> path) {
    /**
     * Copies the path.
     *
     * @throws ProtocolViolation (MALFORMED) when the sizes are out of order or a node has not 32 bytes
     */
    public ConsistencyProof {
        path = MerkleProofs.requirePath(path);
        if (oldSize < 0 || oldSize > newSize) {
            throw ProtocolViolation.malformed("the sizes of a consistency proof are out of order");
        }
    }

    /** Makes the proof from the leaf hashes of the larger tree, as the service does. */
    public static ConsistencyProof of(List<ByteString> leafHashes, int oldSize) {
        return new ConsistencyProof(oldSize, leafHashes.size(), MerkleTree.consistencyPath(leafHashes, oldSize));
    }

    /**
     * Checks the path; whether the heads themselves are signed is for the caller to check.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT) when the heads are of two logs, (BAD_PROOF)
     */
    public void verify(SignedTreeHead older, SignedTreeHead newer) {
        if (!older.tenant().equals(newer.tenant())) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, "the tree heads are of two tenants' logs");
        }
        if (oldSize != older.size()
                || newSize != newer.size()
                || !MerkleProofs.verifyConsistency(oldSize, older.root(), newSize, newer.root(), path)) {
            throw ProtocolViolation.of(
                    Code.BAD_PROOF,
                    "the log of " + newer.size() + " entries is not shown to continue the one of " + older.size());
        }
    }

    public byte[] encode() {
        return MessageType.CONSISTENCY_PROOF
                .encoder()
                .u64(oldSize)
                .u64(newSize)
                .hashes(path)
                .toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static ConsistencyProof decode(byte[] message) {
        var in = Decoder.open(message, MessageType.CONSISTENCY_PROOF);
        var proof = new ConsistencyProof(in.u63(), in.u63(), in.hashes(MerkleProofs.MAXIMUM_PATH));
        in.end();
        return proof;
    }
}
