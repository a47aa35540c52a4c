package io.covalence.secagg.evidence;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.SignedTreeHead;
import java.util.ArrayList;
import java.util.List;

/**
 * What the log says about a round, all of it under one head that was signed after the round.
 *
 * @param modelBefore of the model that the round began with
 * @param modelAfter of the model after it
 * @param result of the result's entry
 * @param growth from each smaller head that the offer or an M1 carried to this head, strictly ascending by the smaller size
 */
public record LogExtract(
        SignedTreeHead head,
        InclusionProof charter,
        InclusionProof modelBefore,
        InclusionProof modelAfter,
        InclusionProof result,
        List<ConsistencyProof> growth) {
    /** One head for each member of the largest cohort, and the offer's. */
    private static final int MAXIMUM_GROWTH = 256;

    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when it is too long or not ascending
     */
    public LogExtract {
        growth = List.copyOf(growth);
        if (growth.size() > MAXIMUM_GROWTH) {
            throw ProtocolViolation.malformed("there are more consistency proofs than a round has heads");
        }
        for (int i = 1; i < growth.size(); i++) {
            if (growth.get(i - 1).oldSize() >= growth.get(i).oldSize()) {
                throw ProtocolViolation.malformed("consistency proofs are repeated or not in ascending order");
            }
        }
    }

    void write(Encoder out) {
        out.bytes(head.encode())
                .bytes(charter.encode())
                .bytes(modelBefore.encode())
                .bytes(modelAfter.encode())
                .bytes(result.encode())
                .u16(growth.size());
        growth.forEach(proof -> out.bytes(proof.encode()));
    }

    static LogExtract read(Decoder in) {
        var head = SignedTreeHead.decode(in.bytes(MessageType.TREE_HEAD.maximumBytes()));
        var charter = readInclusion(in);
        var modelBefore = readInclusion(in);
        var modelAfter = readInclusion(in);
        var result = readInclusion(in);
        int count = in.u16();
        var growth = new ArrayList<ConsistencyProof>();
        for (int i = 0; i < count; i++) {
            growth.add(ConsistencyProof.decode(in.bytes(MessageType.CONSISTENCY_PROOF.maximumBytes())));
        }
        return new LogExtract(head, charter, modelBefore, modelAfter, result, growth);
    }

    private static InclusionProof readInclusion(Decoder in) {
        return InclusionProof.decode(in.bytes(MessageType.INCLUSION_PROOF.maximumBytes()));
    }
}
