package io.covalence.secagg.blame;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.internal.MessageType;

/**
 * What convicts a site: messages that it signed itself, and what else shows that no honest site signs them. Not even
 * the service and all other sites together can make evidence against a site that kept to the protocol.
 */
public sealed interface Evidence permits BadShare, WrongReveal, BadDealer, Equivocation {
    /**
     * Checks the evidence from nothing but the identity keys.
     *
     * @return the culprit
     * @throws ProtocolViolation (BAD_PROOF, BAD_SIGNATURE, UNKNOWN_SITE) when it convicts nobody
     */
    SiteId verify(IdentityDirectory directory);

    /** The canonical encoding. */
    byte[] encode();

    /**
     * Reads evidence of any kind.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    static Evidence decode(byte[] bytes) {
        int code = bytes.length == 0 ? -1 : Byte.toUnsignedInt(bytes[0]);
        if (code == MessageType.BAD_SHARE.code()) {
            return BadShare.decode(bytes);
        }
        if (code == MessageType.WRONG_REVEAL.code()) {
            return WrongReveal.decode(bytes);
        }
        if (code == MessageType.BAD_DEALER.code()) {
            return BadDealer.decode(bytes);
        }
        if (code == MessageType.EQUIVOCATION.code()) {
            return Equivocation.decode(bytes);
        }
        throw ProtocolViolation.of(Code.UNSUPPORTED_VERSION, "not evidence");
    }

    /**
     * Requires that a step of the argument holds.
     *
     * @throws ProtocolViolation (BAD_PROOF) otherwise
     */
    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw nothing(otherwise);
        }
    }

    /** The refusal of evidence that convicts nobody. */
    static ProtocolViolation nothing(String because) {
        return ProtocolViolation.of(Code.BAD_PROOF, "the evidence convicts nobody: " + because);
    }
}
