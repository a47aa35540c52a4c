package io.covalence.secagg.client;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Survivors;

/** M5 is sent; the set of survivors is awaited. */
public final class AwaitingSurvivors extends ClientState {
    private final SharingCohort sharing;
    private final MaskedHeader ownHeader;
    private final Holdings held;

    AwaitingSurvivors(Session session, SharingCohort sharing, MaskedHeader ownHeader, Holdings held) {
        super(session);
        this.sharing = sharing;
        this.ownHeader = ownHeader;
        this.held = held;
    }

    /**
     * Takes M6 and agrees to the survivors. From here on the site takes part in no other attempt of this round, and in no round
     * of any run that starts from the same model.
     *
     * @return M7
     * @throws ProtocolViolation when U3 fails {@link SurvivingCohort#verify} or the own entry was altered
     */
    public Step<AwaitingQuorum, Agreement> receive(Survivors message) {
        return leave(() -> {
            var survivors =
                    SurvivingCohort.verify(sharing, session().parameters().layout(), message);
            if (!message.members().contains(ownHeader)) {
                throw ProtocolViolation.of(
                        Code.OWN_MESSAGE_ALTERED, "the survivors lack this site's header or carry an altered one");
            }
            var sid = sharing.cohort().session();
            session().record(new Fact.Agreed(sid, survivors.hash()));
            var agreement = Agreement.sign(session().signer(), sid, session().site(), survivors.hash());
            return new Step<>(new AwaitingQuorum(session(), survivors, held), agreement);
        });
    }

    /**
     * Gives the session up: this site never agrees to open it.
     *
     * @return the vote to abort
     */
    public Step<Finished, AbortVote> abandon() {
        return leave(() -> session().abandon(sharing.cohort().session()));
    }
}
