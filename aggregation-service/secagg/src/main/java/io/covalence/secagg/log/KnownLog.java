package io.covalence.secagg.log;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;

/**
 * What a site knows of a log, and keeps for good: from here on the service can only add to the log, or be found out.
 *
 * @param serviceKey the key that signs tree heads, 32 bytes; it comes from the charter. After a change of the key, the head that
 *     the site keeps is held against heads under the new one
 * @param head the largest head that the site has verified; it travels in its M1, so that a split view shows
 */
public record KnownLog(ByteString serviceKey, SignedTreeHead head) {
    public KnownLog {
        serviceKey.requireSize(ByteString.KEY_SIZE, "service key");
    }

    /**
     * Takes the first head, on the service's word; everything after it is held against it.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, BAD_SIGNATURE)
     */
    public static KnownLog first(ByteString serviceKey, String tenant, SignedTreeHead head) {
        head.verify(serviceKey, tenant);
        return new KnownLog(serviceKey, head);
    }

    /**
     * Meets another head of the log: a newer one has to continue the known one, an older one has to be a part of it.
     *
     * @param proof between the smaller and the larger of the two; for equal sizes the empty one
     * @return what is known now: the larger of the two
     * @throws ProtocolViolation (WRONG_CONTEXT, BAD_SIGNATURE); (SPLIT_VIEW) when {@link SplitView#between} proves two logs;
     *     (BAD_PROOF) when the proof shows nothing, which accuses nobody yet: any carrier could have changed it
     */
    public KnownLog meet(SignedTreeHead other, ConsistencyProof proof) {
        other.verify(serviceKey, head.tenant());
        if (SplitView.between(head, other).isPresent()) {
            throw ProtocolViolation.of(
                    Code.SPLIT_VIEW, "the service signed two different logs of " + head.size() + " entries");
        }
        if (other.size() < head.size()) {
            proof.verify(other, head);
            return this;
        }
        proof.verify(head, other);
        return new KnownLog(serviceKey, other);
    }
}
