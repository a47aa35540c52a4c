package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * M3, site to service: the signed header, and an entry for each member of U1 in the order of the roster. It is large; entries have
 * a fixed size, so that the part for one holder can be cut out of a stored message.
 */
public record Shares(SharesHeader header, List<ShareEntry> entries) {
    public Shares {
        entries = List.copyOf(entries);
    }

    /**
     * The leaves of the dealer's tree.
     *
     * @param holders U1 in ascending order, as many as there are entries
     */
    public List<ByteString> leafHashes(List<SiteId> holders) {
        return IntStream.range(0, entries.size())
                .mapToObj(i -> entries.get(i).leafHash(header.session(), header.site(), holders.get(i)))
                .toList();
    }

    public byte[] encode() {
        var out = MessageType.SHARES.encoder().bytes(header.encode()).u16(entries.size());
        entries.forEach(entry -> entry.write(out));
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
        int count = in.u16();
        if (count > CohortPolicy.LIMIT) {
            throw ProtocolViolation.malformed("there are more than " + CohortPolicy.LIMIT + " entries");
        }
        var entries = new ArrayList<ShareEntry>();
        for (int i = 0; i < count; i++) {
            entries.add(ShareEntry.read(in));
        }
        in.end();
        return new Shares(header, entries);
    }

    /**
     * Where the entry of the holder at a place of the roster, from 0, begins in an encoded M3; it has {@link ShareEntry#SIZE}
     * bytes.
     */
    public static int entryOffset(SharesHeader header, int place) {
        return 2 + Integer.BYTES + header.encode().length + Short.BYTES + place * ShareEntry.SIZE;
    }

    /**
     * Reads one entry that was cut out of an encoded M3.
     *
     * @throws ProtocolViolation (MALFORMED)
     */
    public static ShareEntry entry(byte[] cut) {
        var in = Decoder.of(cut, "share entry");
        var entry = ShareEntry.read(in);
        in.end();
        return entry;
    }

    /**
     * Reads the header at the beginning of an encoded M3, of which the first 1 KiB is enough.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static SharesHeader header(byte[] beginning) {
        var in = Decoder.open(Arrays.copyOf(beginning, Math.min(beginning.length, 1 << 10)), MessageType.SHARES);
        return SharesHeader.decode(in.bytes(MessageType.SHARES_HEADER.maximumBytes()));
    }
}
