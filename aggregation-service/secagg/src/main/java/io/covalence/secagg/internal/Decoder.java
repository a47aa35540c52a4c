package io.covalence.secagg.internal;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what {@link Encoder} writes and refuses everything else with {@link ProtocolViolation}. */
public final class Decoder {
    private final ByteBuffer in;
    private final String what;

    private Decoder(byte[] bytes, String what) {
        this.in = ByteBuffer.wrap(bytes);
        this.what = what;
    }

    /** Opens a message: its size is bounded, its type and version are the expected ones. */
    public static Decoder open(byte[] bytes, MessageType type) {
        if (bytes.length > type.maximumBytes()) {
            throw ProtocolViolation.malformed(
                    "a " + type + " message is longer than " + type.maximumBytes() + " bytes");
        }
        var decoder = new Decoder(bytes, type.toString());
        if (decoder.u8() != type.code()) {
            throw ProtocolViolation.of(Code.UNSUPPORTED_VERSION, "not a " + type + " message");
        }
        int version = decoder.u8();
        if (version != type.version()) {
            throw ProtocolViolation.of(
                    Code.UNSUPPORTED_VERSION,
                    "a " + type + " message of version " + version + "; this program speaks version " + type.version()
                            + (version < type.version()
                                    ? ": it was made by an older release"
                                    : ": a newer release is needed"));
        }
        return decoder;
    }

    /** Opens bytes without a head, a part of a message. */
    public static Decoder of(byte[] bytes, String what) {
        return new Decoder(bytes, what);
    }

    public int u8() {
        return Byte.toUnsignedInt(need(1).get());
    }

    public int u16() {
        return Short.toUnsignedInt(need(2).getShort());
    }

    /** A 32-bit number that must fit a positive int. */
    public int u31() {
        int value = need(4).getInt();
        if (value < 0) {
            throw ProtocolViolation.malformed(what + ": a number is out of range");
        }
        return value;
    }

    /** A 64-bit number that must fit a positive long. */
    public long u63() {
        long value = need(8).getLong();
        if (value < 0) {
            throw ProtocolViolation.malformed(what + ": a number is out of range");
        }
        return value;
    }

    /** A byte that says whether something follows: 0 or 1. */
    public boolean flag() {
        int value = u8();
        if (value > 1) {
            throw ProtocolViolation.malformed(what + ": a flag is neither 0 nor 1");
        }
        return value == 1;
    }

    /** Reads reserved bytes, which have to be zero in this version. */
    public void reserved(int size) {
        for (byte value : take(size)) {
            if (value != 0) {
                throw ProtocolViolation.of(
                        Code.UNSUPPORTED_VERSION, what + ": a field that this version reserves is not zero");
            }
        }
    }

    public ByteString fixed(int size) {
        return ByteString.of(take(size));
    }

    public byte[] bytes(int maximum) {
        int size = u31();
        if (size > maximum) {
            throw ProtocolViolation.malformed(what + ": a field is longer than " + maximum + " bytes");
        }
        return take(size);
    }

    public SiteId site() {
        try {
            return new SiteId(text(SiteId.MAXIMUM_LENGTH));
        } catch (IllegalArgumentException malformed) {
            throw ProtocolViolation.malformed("a site id is not well formed");
        }
    }

    /** A text of one byte for each character; its owner checks which characters it allows. */
    public String text(int maximum) {
        return new String(bytes(maximum), StandardCharsets.ISO_8859_1);
    }

    /** A counted list of hashes. */
    public List<ByteString> hashes(int maximum) {
        return list(maximum, in -> in.fixed(ByteString.KEY_SIZE));
    }

    /** A counted list. */
    public <T> List<T> list(int maximum, Function<Decoder, T> element) {
        int count = u16();
        if (count > maximum) {
            throw ProtocolViolation.malformed(what + ": a list has more than " + maximum + " elements");
        }
        var elements = new ArrayList<T>();
        for (int i = 0; i < count; i++) {
            elements.add(element.apply(this));
        }
        return List.copyOf(elements);
    }

    /** A counted list whose elements are strictly ascending by site. */
    public <T> List<T> ascending(int maximum, Function<Decoder, T> element, Function<T, SiteId> key) {
        var elements = list(maximum, element);
        requireAscending(elements, key);
        return elements;
    }

    /** Refuses ids that are repeated or out of order. */
    public static <T> void requireAscending(List<T> elements, Function<T, SiteId> key) {
        for (int i = 1; i < elements.size(); i++) {
            if (key.apply(elements.get(i - 1)).compareTo(key.apply(elements.get(i))) >= 0) {
                throw ProtocolViolation.malformed("site ids are repeated or not in ascending order");
            }
        }
    }

    /** Refuses trailing bytes. */
    public void end() {
        if (in.hasRemaining()) {
            throw ProtocolViolation.malformed(what + ": bytes follow the end of the message");
        }
    }

    private byte[] take(int size) {
        var available = need(size);
        var bytes = new byte[size];
        available.get(bytes);
        return bytes;
    }

    private ByteBuffer need(int size) {
        if (in.remaining() < size) {
            throw ProtocolViolation.malformed(what + ": the message is truncated");
        }
        return in;
    }
}
