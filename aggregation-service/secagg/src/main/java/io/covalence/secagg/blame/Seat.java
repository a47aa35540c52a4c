package io.covalence.secagg.blame;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Roster;
import java.util.List;

/**
 * A member's place in the roster of a session: it decides which entry of a dealer is its own. A dealer could put a second entry for
 * a holder at another place, so evidence about an entry shows the place too.
 *
 * @param advertise the member's M1
 * @param roster SHA-256 of every member's M1, in order: the session's id covers them
 */
public record Seat(Advertise advertise, List<ByteString> roster) {
    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when there are too many members
     */
    public Seat {
        if (roster.size() > CohortPolicy.LIMIT) {
            throw ProtocolViolation.malformed("a roster has more than " + CohortPolicy.LIMIT + " members");
        }
        roster.forEach(digest -> digest.requireSize(ByteString.KEY_SIZE, "digest of M1"));
        roster = List.copyOf(roster);
    }

    public static Seat of(Cohort cohort, SiteId member) {
        return new Seat(cohort.advertise(member), cohort.digests());
    }

    SiteId site() {
        return advertise.site();
    }

    int size() {
        return roster.size();
    }

    /** Checks that the session is that of this roster and that the member sits in it; returns its place, from 0. */
    int requireIn(ByteString session) {
        return requireIn(session, advertise);
    }

    /** The same for another member of the same roster. */
    int requireIn(ByteString session, Advertise member) {
        Evidence.require(
                Cohort.sessionOf(member.context(), Roster.hash(roster)).equals(session),
                "the roster is another session's");
        int place = roster.indexOf(member.digest());
        Evidence.require(place >= 0, "site " + member.site() + " is not in the roster");
        return place;
    }

    void write(Encoder out) {
        out.bytes(advertise.encode()).hashes(roster);
    }

    static Seat read(Decoder in) {
        var advertise = Advertise.decode(in.bytes(MessageType.ADVERTISE.maximumBytes()));
        return new Seat(advertise, in.hashes(CohortPolicy.LIMIT));
    }
}
