package io.covalence.secagg.message;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;

/**
 * Where an M1 stands among all those that its member has made in a run. Each one counts on and names the one before. So a member
 * whose disk was restored from a backup, or whose folder two processes use, is noticed by whoever remembers a later one.
 *
 * @param counter from 1 to {@link #LAST}
 * @param previous SHA-256 of the member's M1 before; zeros for the first one
 */
public record Sequence(long counter, ByteString previous) {
    /** What stands in place of the M1 before the first one. */
    public static final ByteString NONE = ByteString.of(new byte[ByteString.KEY_SIZE]);

    /** The place of the first M1 in a run. */
    public static final Sequence FIRST = new Sequence(1, NONE);

    /**
     * The largest counter: no member comes that far by honest means, and whoever counts on from there overflows nowhere. Otherwise a
     * member that names the largest number would be ahead of everything for some of its peers and not for others.
     */
    public static final long LAST = 1L << 62;

    /**
     * Checks the range.
     *
     * @throws ProtocolViolation (MALFORMED), also when not the first one, and no other, has none before
     */
    public Sequence {
        previous.requireSize(ByteString.KEY_SIZE, "digest of the M1 before");
        if (counter < 1 || counter > LAST) {
            throw ProtocolViolation.malformed("the counter of an M1 is out of range");
        }
        if ((counter == 1) != previous.equals(NONE)) {
            throw ProtocolViolation.malformed("the first M1 of a member in a run, and no other, has none before it");
        }
    }

    void write(Encoder out) {
        out.u64(counter).raw(previous);
    }

    static Sequence read(Decoder in) {
        return new Sequence(in.u63(), in.fixed(ByteString.KEY_SIZE));
    }
}
