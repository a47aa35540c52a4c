package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.internal.MessageType;

/**
 * A message that a site signs. An honest site makes at most one message of each kind in its scope, so two different
 * ones prove that it is not honest. M1 is the exception: a site makes two when its disk was restored from a backup.
 */
public sealed interface SignedMessage
        permits Advertise, SharesHeader, Complaints, MaskedHeader, Agreement, AbortVote, Unmask {
    /** The sender. */
    SiteId site();

    /** Where there is one such message: the context for M1, the session for all others. */
    ByteString scope();

    /**
     * Checks the signature.
     *
     * @throws ProtocolViolation (BAD_SIGNATURE)
     */
    void verify(ByteString identityKey);

    byte[] encode();

    /**
     * Reads a message of any kind.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    static SignedMessage decode(byte[] message) {
        int code = message.length == 0 ? -1 : Byte.toUnsignedInt(message[0]);
        for (var type : MessageType.values()) {
            if (type.code() == code) {
                return switch (type) {
                    case ADVERTISE -> Advertise.decode(message);
                    case SHARES_HEADER -> SharesHeader.decode(message);
                    case COMPLAINTS -> Complaints.decode(message);
                    case MASKED_HEADER -> MaskedHeader.decode(message);
                    case AGREEMENT -> Agreement.decode(message);
                    case ABORT_VOTE -> AbortVote.decode(message);
                    case UNMASK -> Unmask.decode(message);
                    default -> throw notSigned();
                };
            }
        }
        throw notSigned();
    }

    private static ProtocolViolation notSigned() {
        return ProtocolViolation.of(Code.UNSUPPORTED_VERSION, "not a message that a site signs");
    }
}
