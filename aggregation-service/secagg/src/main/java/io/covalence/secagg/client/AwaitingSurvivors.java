package io.covalence.secagg.client;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import java.util.SortedMap;

/** M5 is sent; the set of survivors is awaited. The consistency round (M7, M8) will come between M6 and M9. */
public final class AwaitingSurvivors extends ClientState {
    private final SharingCohort sharing;
    private final MaskedHeader ownHeader;
    private final SortedMap<SiteId, HeldShares> held;

    AwaitingSurvivors(
            Session session, SharingCohort sharing, MaskedHeader ownHeader, SortedMap<SiteId, HeldShares> held) {
        super(session);
        this.sharing = sharing;
        this.ownHeader = ownHeader;
        this.held = held;
    }

    /**
     * Takes M6 and reveals one share for each member of U2: which one follows from U3. Before sending, the caller records
     * durably that this session has been answered; afterwards it repeats this answer only.
     *
     * @return M9
     * @throws ProtocolViolation when U3 fails {@link SurvivingCohort#verify} or the own entry was altered
     */
    public Step<Finished, Unmask> receive(Survivors message) {
        return leave(() -> {
            var survivors =
                    SurvivingCohort.verify(sharing, session().parameters().layout(), message);
            if (!message.members().contains(ownHeader)) {
                throw ProtocolViolation.of(
                        Code.OWN_MESSAGE_ALTERED, "the survivors lack this site's header or carry an altered one");
            }
            var shares = sharing.sites().stream()
                    .map(dealer -> reveal(dealer, survivors))
                    .toList();
            var unmask = Unmask.sign(
                    session().signer(), sharing.cohort().session(), session().site(), survivors.hash(), shares);
            session().wipe();
            return new Step<>(new Finished(session()), unmask);
        });
    }

    private RevealedShare reveal(SiteId dealer, SurvivingCohort survivors) {
        var kind = survivors.kindFor(dealer);
        var shares = held.get(dealer);
        if (shares == null) {
            throw new IllegalStateException("a share of every member of U2 is held");
        }
        return new RevealedShare(dealer, kind, ByteString.of(shares.of(kind).openSecret()));
    }
}
