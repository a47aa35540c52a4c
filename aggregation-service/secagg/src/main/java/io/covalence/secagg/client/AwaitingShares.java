package io.covalence.secagg.client;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.message.Complaint;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.DeliveredShares;
import java.util.Optional;

/** M3 is sent; the others' shares are awaited. */
public final class AwaitingShares extends ClientState {
    private final Cohort cohort;
    private final Dealer.Dealt dealt;

    AwaitingShares(Session session, Cohort cohort, Dealer.Dealt dealt) {
        super(session);
        this.cohort = cohort;
        this.dealt = dealt;
    }

    /**
     * Takes M4: decrypts every share and checks it against its dealer's signed commitments. The site complains about a
     * dealer whose shares are bad, with the proof. It accuses a dealer whose channel key is not the one that it
     * committed to, because then nothing would convince others. Either way the site goes on without that dealer's
     * shares.
     *
     * @return complaints to send, if there are any
     * @throws ProtocolViolation when U2 fails {@link SharingCohort#verify}; OWN_MESSAGE_ALTERED; MALFORMED when an entry is not
     *     what its header covers
     */
    public Step<ReadyToMask, Optional<Complaints>> receive(DeliveredShares message) {
        return leave(() -> {
            var sharing = SharingCohort.verify(
                    cohort,
                    message.deliveries().stream().map(DeliveredShare::header).toList());
            if (!sharing.sites().contains(session().site())
                    || !sharing.header(session().site()).equals(dealt.header())) {
                throw ProtocolViolation.of(
                        Code.OWN_MESSAGE_ALTERED, "the delivery lacks this site's header or carries an altered one");
            }
            var holdings = new Holdings();
            for (var delivered : message.deliveries()) {
                cohort.check(delivered, session().site());
                take(delivered, holdings);
            }
            var complaints = holdings.complaints().isEmpty()
                    ? Optional.<Complaints>empty()
                    : Optional.of(Complaints.sign(
                            session().signer(), cohort.session(), session().site(), holdings.complaints()));
            return new Step<>(new ReadyToMask(session(), sharing, holdings), complaints);
        });
    }

    private void take(DeliveredShare delivered, Holdings holdings) {
        var dealer = delivered.dealer();
        if (dealer.equals(session().site())) {
            holdings.hold(dealer, dealt.own());
            return;
        }
        var peer = dealt.peer(dealer);
        var maskReceived = session().maskKey().decapsulate(delivered.entry().maskCiphertext());
        holdings.pair(dealer, peer.maskSent(), session().keep(maskReceived));
        var key = channelKey(delivered, peer.channelAgreed());
        try {
            if (!isCommitted(key, delivered)) {
                holdings.complain(Complaint.accusing(delivered.header()));
                return;
            }
            delivered
                    .entry()
                    .open(key, cohort.session(), dealer, session().site())
                    .ifPresentOrElse(
                            shares -> holdings.hold(dealer, session().hold(HeldShares.parse(shares))),
                            () -> holdings.complain(Complaint.about(delivered.header(), key)));
        } finally {
            key.wipe();
        }
    }

    private SecretBytes channelKey(DeliveredShare delivered, SecretBytes agreed) {
        SiteId dealer = delivered.dealer();
        SiteId holder = session().site();
        var encapsulated = session().channelKey().decapsulate(delivered.entry().channelCiphertext());
        var key = ShareBox.channelKey(agreed, encapsulated, cohort.session(), dealer, holder);
        encapsulated.wipe();
        return key;
    }

    private boolean isCommitted(SecretBytes key, DeliveredShare delivered) {
        var commitment = ShareBox.commit(
                key, cohort.session(), delivered.dealer(), session().site());
        return commitment.equals(delivered.entry().channelKeyCommitment());
    }
}
