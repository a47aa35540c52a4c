package io.covalence.secagg.blame;

import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.Delivery;

/**
 * A complaint together with what it is about. One of the two has lied: the dealer, when the key that it committed to does not open
 * the shares that it committed to, or else whoever complained.
 *
 * @param holder where the complainer sits
 * @param delivery what the dealer dealt to it, under the header that the complaint names
 */
public record BadShare(Complaints complaints, Seat holder, Delivery delivery) implements Evidence {
    public static BadShare of(Cohort cohort, Complaints complaints, Delivery delivery) {
        return new BadShare(complaints, Seat.of(cohort, complaints.site()), delivery);
    }

    @Override
    public SiteId verify(IdentityDirectory directory) {
        var complainer = complaints.site();
        var dealer = delivery.dealer();
        var session = complaints.session();
        Evidence.require(holder.site().equals(complainer), "the seat is another site's");
        complaints.verify(directory.require(complainer));
        Evidence.require(delivery.header().session().equals(session), "the header is another session's");
        delivery.header().verify(directory.require(dealer));
        var complaint = complaints.complaints().stream()
                .filter(candidate -> candidate.dealer().equals(dealer))
                .findFirst()
                .orElseThrow(() -> Evidence.nothing("nobody complained about this dealer"));
        Evidence.require(complaint.header().equals(delivery.header().digest()), "nobody complained about this header");
        Evidence.require(
                delivery.isFor(complainer, holder.requireIn(session), holder.size()),
                "the dealer's header does not cover the entry");

        var entry = delivery.entry();
        var shown = complaint.channelKey().orElseThrow(() -> Evidence.nothing("an accusation shows no key"));
        var key = SecretBytes.owning(shown.toByteArray());
        boolean keyIsRight = ShareBox.commit(key, session, dealer, complainer).equals(entry.channelKeyCommitment());
        return keyIsRight && entry.open(key, session, dealer, complainer).isEmpty() ? dealer : complainer;
    }

    @Override
    public byte[] encode() {
        var out = MessageType.BAD_SHARE.encoder().bytes(complaints.encode());
        holder.write(out);
        delivery.write(out);
        return out.toByteArray();
    }

    static BadShare decode(byte[] bytes) {
        var in = Decoder.open(bytes, MessageType.BAD_SHARE);
        var complaints = Complaints.decode(in.bytes(MessageType.COMPLAINTS.maximumBytes()));
        var holder = Seat.read(in);
        var delivery = Delivery.read(in);
        in.end();
        return new BadShare(complaints, holder, delivery);
    }
}
