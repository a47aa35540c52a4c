package io.covalence.secagg.log;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;

/**
 * The largest head of a log that its holder has verified. It is kept for good: from here on the service can only add to the
 * log, or be found out.
 */
public final class KnownHead {
    private final SignedTreeHead head;

    private KnownHead(SignedTreeHead head) {
        this.head = head;
    }

    /**
     * Takes the first head, on the service's word; everything after it is held against it.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, BAD_SIGNATURE)
     */
    public static KnownHead first(SignedTreeHead head, ByteString serviceKey, String tenant) {
        head.verify(serviceKey, tenant);
        return new KnownHead(head);
    }

    /**
     * Meets another head of the log: a newer one has to continue the known one, an older one has to be a part of it.
     *
     * @param proof between the smaller and the larger of the two; for equal sizes the empty one
     * @return the larger of the two
     * @throws ProtocolViolation (WRONG_CONTEXT, BAD_SIGNATURE); (SPLIT_VIEW) when {@link SplitView#between} proves two logs;
     *     (BAD_PROOF) when the proof shows nothing, which accuses nobody yet: any carrier could have changed it
     */
    public KnownHead meet(SignedTreeHead other, ConsistencyProof proof, ByteString serviceKey) {
        other.verify(serviceKey, head.tenant());
        if (SplitView.between(head, other).isPresent()) {
            throw ProtocolViolation.of(
                    Code.SPLIT_VIEW, "the service signed two logs of " + head.size() + " entries that differ");
        }
        if (other.size() < head.size()) {
            proof.verify(other, head);
            return this;
        }
        proof.verify(head, other);
        return new KnownHead(other);
    }

    public SignedTreeHead head() {
        return head;
    }

    @Override
    public String toString() {
        return "KnownHead[" + head + "]";
    }
}
