package io.covalence.secagg.blame;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import java.util.List;

/**
 * A signed M9 with a share that its sender was not dealt, or with a share of the secret that must stay closed. By its own M5 and
 * M9 the sender has signed which headers it had seen and who had survived.
 *
 * @param holder where the sender sits
 * @param sharing SHA-256 of every M3 header of U2, in order
 * @param delivered what the dealer of the share dealt to the sender
 */
public record WrongReveal(
        Unmask answer, Seat holder, Survivors survivors, List<ByteString> sharing, DeliveredShare delivered)
        implements Evidence {
    public WrongReveal {
        sharing = List.copyOf(sharing);
    }

    public static WrongReveal of(SurvivingCohort cohort, Unmask answer, DeliveredShare delivered) {
        var sharing = cohort.sharing();
        return new WrongReveal(
                answer, Seat.of(sharing.cohort(), answer.site()), cohort.survivors(), sharing.digests(), delivered);
    }

    @Override
    public SiteId verify(IdentityDirectory directory) {
        var site = answer.site();
        var session = answer.session();
        Evidence.require(holder.site().equals(site), "the seat is another site's");
        answer.verify(directory.require(site));
        requireSeen(site, session);
        Evidence.require(
                delivered.isFor(site, holder.requireIn(session), holder.size()),
                "the dealer's header does not cover the entry");
        Evidence.require(!isRight(share(), site, session), "the share is the one that was dealt and asked for");
        return site;
    }

    /** Checks that the sender has signed for these survivors and for this dealer's header. */
    private void requireSeen(SiteId site, ByteString session) {
        Evidence.require(survivors.hash().equals(answer.survivors()), "the answer is for other survivors");
        boolean masked = survivors.members().stream()
                .anyMatch(header -> header.site().equals(site)
                        && header.session().equals(session)
                        && header.sharingCohort().equals(SharingCohort.hash(sharing)));
        Evidence.require(masked, "the site masked for other headers");
        Evidence.require(
                delivered.header().session().equals(session)
                        && sharing.contains(delivered.header().digest()),
                "the header is not one of those");
    }

    private RevealedShare share() {
        return answer.shares().stream()
                .filter(candidate -> candidate.dealer().equals(delivered.dealer()))
                .findFirst()
                .orElseThrow(() -> Evidence.nothing("the answer has no share of this dealer"));
    }

    private boolean isRight(RevealedShare share, SiteId site, ByteString session) {
        boolean survived =
                survivors.members().stream().anyMatch(header -> header.site().equals(share.dealer()));
        var kind = survived ? ShareKind.SELF_MASK : ShareKind.RECOVERY;
        return share.kind() == kind
                && delivered
                        .entry()
                        .commitsTo(
                                kind,
                                session,
                                share.dealer(),
                                site,
                                share.share().toByteArray());
    }

    @Override
    public byte[] encode() {
        var out = MessageType.WRONG_REVEAL.encoder().bytes(answer.encode());
        holder.write(out);
        out.bytes(survivors.encode()).hashes(sharing);
        delivered.write(out);
        return out.toByteArray();
    }

    static WrongReveal decode(byte[] bytes) {
        var in = Decoder.open(bytes, MessageType.WRONG_REVEAL);
        var answer = Unmask.decode(in.bytes(MessageType.UNMASK.maximumBytes()));
        var holder = Seat.read(in);
        var survivors = Survivors.decode(in.bytes(MessageType.SURVIVORS.maximumBytes()));
        var sharing = in.hashes(CohortPolicy.LIMIT);
        var delivered = DeliveredShare.read(in);
        in.end();
        return new WrongReveal(answer, holder, survivors, sharing, delivered);
    }
}
