package io.covalence.secagg.blame;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.DeliveredShare;

/**
 * A complaint together with what it is about. One of the two has lied: the dealer, when the key that it committed to does not open
 * the shares that it committed to, or else whoever complained.
 *
 * @param holder where the complainer sits
 * @param delivered what the dealer dealt to it, under the header that the complaint names
 */
public record BadShare(Complaints complaints, Seat holder, DeliveredShare delivered) implements Evidence {
    public static BadShare of(Cohort cohort, Complaints complaints, DeliveredShare delivered) {
        return new BadShare(complaints, Seat.of(cohort, complaints.site()), delivered);
    }

    @Override
    public SiteId verify(IdentityDirectory directory) {
        var complainer = complaints.site();
        var dealer = delivered.dealer();
        var session = complaints.session();
        Evidence.require(holder.site().equals(complainer), "the seat is another site's");
        complaints.verify(directory.require(complainer));
        Evidence.require(delivered.header().session().equals(session), "the header is another session's");
        delivered.header().verify(directory.require(dealer));
        var complaint = complaints.complaints().stream()
                .filter(candidate -> candidate.dealer().equals(dealer))
                .findFirst()
                .orElseThrow(() -> Evidence.nothing("nobody complained about this dealer"));
        Evidence.require(complaint.header().equals(delivered.header().digest()), "nobody complained about this header");
        Evidence.require(
                delivered.isFor(complainer, holder.requireIn(session), holder.size()),
                "the dealer's header does not cover the entry");

        var entry = delivered.entry();
        var shown = complaint.channelKey().orElseThrow(() -> Evidence.nothing("an accusation shows no key"));
        var key = SecretBytes.owning(shown.toByteArray());
        boolean keyIsRight = ShareBox.commit(key, session, dealer, complainer).equals(entry.channelKeyCommitment());
        return keyIsRight && entry.open(key, session, dealer, complainer).isEmpty() ? dealer : complainer;
    }

    @Override
    public byte[] encode() {
        var out = MessageType.BAD_SHARE.encoder().bytes(complaints.encode());
        holder.write(out);
        delivered.write(out);
        return out.toByteArray();
    }

    static BadShare decode(byte[] bytes) {
        var in = Decoder.open(bytes, MessageType.BAD_SHARE);
        var complaints = Complaints.decode(in.bytes(MessageType.COMPLAINTS.maximumBytes()));
        var holder = Seat.read(in);
        var delivered = DeliveredShare.read(in);
        in.end();
        return new BadShare(complaints, holder, delivered);
    }
}
