package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;

/**
 * What is remembered of the last M1 that a member has sent in a run. Whoever remembers it refuses every M1 of that
 * member that does not come after it. This convicts nobody: a disk that was restored from a backup looks the same as a
 * cheat.
 *
 * @param counter from 1
 * @param digest SHA-256 of the M1
 */
public record Advertised(SiteId site, long counter, ByteString digest) {
    public Advertised {
        digest.requireSize(ByteString.KEY_SIZE, "digest of M1");
        if (counter < 1) {
            throw ProtocolViolation.malformed("a counter of M1 is out of range");
        }
    }

    public static Advertised of(Advertise message) {
        return new Advertised(message.site(), message.sequence().counter(), message.digest());
    }

    /**
     * Checks that an M1 of the same member is this one or comes after it: one that follows directly has to name it, a later one
     * may have others between that were never seen here.
     *
     * @throws ProtocolViolation (OUTDATED) blaming nobody
     */
    public void requireBefore(Advertise next) {
        long count = next.sequence().counter();
        // Both are positive, so that their difference overflows not, as a sum would
        long ahead = count - counter;
        boolean same = ahead == 0 && next.digest().equals(digest);
        boolean follows = ahead == 1 && next.sequence().previous().equals(digest);
        if (!same && !follows && ahead <= 1) {
            throw ProtocolViolation.of(
                    Code.OUTDATED,
                    "site " + site + " sent an M1 with the counter " + count
                            + " that does not follow its M1 with the counter "
                            + counter
                            + ", which was seen before: its folder was restored from a backup, or two copies of"
                            + " it are in use");
        }
    }

    public void write(Encoder out) {
        out.site(site).u64(counter).raw(digest);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws ProtocolViolation (MALFORMED)
     */
    public static Advertised read(Decoder in) {
        return new Advertised(in.site(), in.u63(), in.fixed(ByteString.KEY_SIZE));
    }
}
