package io.covalence.secagg.client;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.message.Deliver;
import io.covalence.secagg.message.Delivery;
import io.covalence.secagg.message.ShareKind;
import java.util.TreeMap;

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
     * Takes M4: decrypts every share and checks it against its dealer's signed commitment.
     *
     * @throws ProtocolViolation when U2 fails {@link SharingCohort#verify}; OWN_MESSAGE_ALTERED; BAD_SHARE blaming the dealer
     */
    public ReadyToMask receive(Deliver message) {
        return leave(() -> {
            var sharing = SharingCohort.verify(
                    cohort, message.deliveries().stream().map(Delivery::header).toList());
            if (!sharing.sites().contains(session().site())
                    || !sharing.header(session().site()).equals(dealt.message().header())) {
                throw ProtocolViolation.of(
                        Code.OWN_MESSAGE_ALTERED, "the delivery lacks this site's header or carries an altered one");
            }
            var held = new TreeMap<SiteId, HeldShares>();
            for (var delivery : message.deliveries()) {
                delivery.requireFor(session().site());
                held.put(delivery.header().site(), open(delivery));
            }
            return new ReadyToMask(session(), sharing, held);
        });
    }

    private HeldShares open(Delivery delivery) {
        var dealer = delivery.header().site();
        var holder = session().site();
        if (dealer.equals(holder)) {
            return dealt.own();
        }
        var agreed = session().channelKey().agree(cohort.advertise(dealer).channelKey(), dealer);
        var key = ShareBox.channelKey(agreed, cohort.session(), dealer, holder);
        try {
            var plaintext = ShareBox.open(key, cohort.session(), dealer, holder, delivery.ciphertext());
            var shares = session().hold(HeldShares.parse(plaintext));
            requireCommitted(delivery, shares);
            return shares;
        } finally {
            agreed.wipe();
            key.wipe();
        }
    }

    private void requireCommitted(Delivery delivery, HeldShares shares) {
        var dealer = delivery.header().site();
        var holder = session().site();
        var entry = delivery.header().entryFor(holder);
        for (var kind : ShareKind.values()) {
            var commitment = kind.commit(
                    cohort.session(), dealer, holder, shares.of(kind).openSecret());
            if (!commitment.equals(entry.commitment(kind))) {
                throw ProtocolViolation.blaming(
                        dealer, Code.BAD_SHARE, "site " + dealer + " sent a share that it did not commit to");
            }
        }
    }
}
