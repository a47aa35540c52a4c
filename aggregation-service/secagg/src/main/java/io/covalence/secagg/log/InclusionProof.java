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
 * Proof that an entry stands in the log.
 *
 * @param index of the entry, from 0
 * @param size of the tree that the path leads through; a proof serves only for a head of this size
 * @param path siblings from the leaf upwards
 */
public record InclusionProof(long index, long size, List<ByteString> path) {
    /**
     * Copies the path.
     *
     * @throws ProtocolViolation (MALFORMED) when the index is outside the tree or a node has not 32 bytes
     */
    public InclusionProof {
        path = MerkleProofs.requirePath(path);
        if (index < 0 || index >= size) {
            throw ProtocolViolation.malformed("the index of an inclusion proof is outside its tree");
        }
    }

    /** Makes the proof from the leaf hashes of the whole log, as the service does. */
    public static InclusionProof of(List<ByteString> leafHashes, int index) {
        return new InclusionProof(index, leafHashes.size(), MerkleTree.inclusionPath(leafHashes, index));
    }

    /**
     * Checks the path; whether the head itself is signed is for the caller to check.
     *
     * @throws ProtocolViolation (BAD_PROOF)
     */
    public void verify(LogEntry entry, SignedTreeHead head) {
        if (size != head.size() || !MerkleProofs.verifyInclusion(entry.leafHash(), index, size, path, head.root())) {
            throw ProtocolViolation.of(
                    Code.BAD_PROOF, "the log of " + head.size() + " entries is not shown to hold: " + entry);
        }
    }

    public byte[] encode() {
        return MessageType.INCLUSION_PROOF
                .encoder()
                .u64(index)
                .u64(size)
                .hashes(path)
                .toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static InclusionProof decode(byte[] message) {
        var in = Decoder.open(message, MessageType.INCLUSION_PROOF);
        var proof = new InclusionProof(in.u63(), in.u63(), in.hashes(MerkleProofs.MAXIMUM_PATH));
        in.end();
        return proof;
    }
}
