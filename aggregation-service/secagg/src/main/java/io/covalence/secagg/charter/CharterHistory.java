package io.covalence.secagg.charter;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import java.util.ArrayList;
import java.util.List;

/** All versions of a study's charter as somebody hands them over, oldest first; {@link CharterChain} checks them. */
public record CharterHistory(List<SignedCharter> versions) {
    private static final int MAXIMUM_VERSIONS = 1 << 10;

    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when it is empty or too long
     */
    public CharterHistory {
        versions = List.copyOf(versions);
        if (versions.isEmpty() || versions.size() > MAXIMUM_VERSIONS) {
            throw ProtocolViolation.malformed("a charter has between 1 and " + MAXIMUM_VERSIONS + " versions");
        }
    }

    public byte[] encode() {
        var out = MessageType.CHARTER_HISTORY.encoder().u16(versions.size());
        versions.forEach(version -> out.bytes(version.encode()));
        return out.toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION), and what {@link Charter}'s constructor throws
     */
    public static CharterHistory decode(byte[] message) {
        var in = Decoder.open(message, MessageType.CHARTER_HISTORY);
        int count = in.u16();
        var versions = new ArrayList<SignedCharter>();
        for (int i = 0; i < count; i++) {
            versions.add(SignedCharter.decode(in.bytes(MessageType.SIGNED_CHARTER.maximumBytes())));
        }
        in.end();
        return new CharterHistory(versions);
    }
}
