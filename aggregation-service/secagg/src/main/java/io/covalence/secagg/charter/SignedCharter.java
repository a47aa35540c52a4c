package io.covalence.secagg.charter;

import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import java.util.Comparator;
import java.util.List;

/**
 * A charter version and signatures under it. Whether they are enough depends on the version before: see {@link Endorsement}.
 *
 * @param signatures ascending by site
 */
public record SignedCharter(Charter charter, List<CharterSignature> signatures) {
    /** The members of two versions, which may have no site in common. */
    private static final int MAXIMUM_SIGNATURES = 2 * CohortPolicy.LIMIT;

    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when signatures are too many, repeated or not ascending
     */
    public SignedCharter {
        signatures = List.copyOf(signatures);
        Decoder.requireAscending(signatures, CharterSignature::site);
        if (signatures.size() > MAXIMUM_SIGNATURES) {
            throw ProtocolViolation.malformed("a charter has more signatures than two versions have members");
        }
    }

    /** A charter with signatures in any order. */
    public static SignedCharter of(Charter charter, List<CharterSignature> signatures) {
        return new SignedCharter(
                charter,
                signatures.stream()
                        .sorted(Comparator.comparing(CharterSignature::site))
                        .toList());
    }

    public byte[] encode() {
        var out = MessageType.SIGNED_CHARTER.encoder().bytes(charter.encode()).u16(signatures.size());
        signatures.forEach(signature -> out.bytes(signature.encode()));
        return out.toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION), and what {@link Charter}'s constructor throws
     */
    public static SignedCharter decode(byte[] message) {
        var in = Decoder.open(message, MessageType.SIGNED_CHARTER);
        var charter = Charter.decode(in.bytes(MessageType.CHARTER.maximumBytes()));
        var signatures = in.ascending(
                MAXIMUM_SIGNATURES,
                element -> CharterSignature.decode(element.bytes(MessageType.CHARTER_SIGNATURE.maximumBytes())),
                CharterSignature::site);
        in.end();
        return new SignedCharter(charter, signatures);
    }
}
