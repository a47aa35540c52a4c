package io.covalence.secagg.message;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.ShareBox;
import java.util.ArrayList;
import java.util.List;

/**
 * M3, site to service: the signed header and one ciphertext for each of its entries, empty for the dealer's own.
 */
public record Shares(SharesHeader header, List<ByteString> ciphertexts) {
    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when a ciphertext is missing or is not the one in the header
     */
    public Shares {
        ciphertexts = List.copyOf(ciphertexts);
        if (ciphertexts.size() != header.entries().size()) {
            throw ProtocolViolation.malformed("there is not one ciphertext for each entry");
        }
        for (int i = 0; i < ciphertexts.size(); i++) {
            requireListed(header.entries().get(i), ciphertexts.get(i));
        }
    }

    /**
     * The ciphertext for a holder.
     *
     * @throws ProtocolViolation (UNKNOWN_SITE)
     */
    public ByteString ciphertextFor(SiteId holder) {
        for (int i = 0; i < ciphertexts.size(); i++) {
            if (header.entries().get(i).holder().equals(holder)) {
                return ciphertexts.get(i);
            }
        }
        throw ProtocolViolation.of(Code.UNKNOWN_SITE, "site " + header.site() + " dealt no shares to site " + holder);
    }

    public byte[] encode() {
        var out = MessageType.SHARES.encoder().bytes(header.encode());
        ciphertexts.forEach(out::bytes);
        return out.toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static Shares decode(byte[] message) {
        var in = Decoder.open(message, MessageType.SHARES);
        var header = SharesHeader.decode(in.bytes(MessageType.SHARES_HEADER.maximumBytes()));
        var ciphertexts = new ArrayList<ByteString>();
        for (int i = 0; i < header.entries().size(); i++) {
            ciphertexts.add(ByteString.of(in.bytes(ShareBox.CIPHERTEXT_SIZE)));
        }
        in.end();
        return new Shares(header, ciphertexts);
    }

    static void requireListed(ShareEntry entry, ByteString ciphertext) {
        if (!Encoder.sha256(ciphertext.toByteArray()).equals(entry.ciphertextHash())) {
            throw ProtocolViolation.malformed("a ciphertext is not the one that its signed header lists");
        }
    }
}
