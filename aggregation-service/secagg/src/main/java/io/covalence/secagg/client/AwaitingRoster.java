package io.covalence.secagg.client;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Shares;

/** M1 is sent; the roster is awaited. */
public final class AwaitingRoster extends ClientState {
    AwaitingRoster(Session session) {
        super(session);
    }

    /**
     * Takes M2, computes the threshold and deals shares of both seeds to every member.
     *
     * @return M3
     * @throws ProtocolViolation when the roster fails {@link Cohort#verify} or the own entry was altered
     */
    public Step<AwaitingShares, Shares> receive(Roster roster) {
        return leave(() -> {
            var parameters = session().parameters();
            var cohort = Cohort.verify(parameters.context(), parameters.policy(), parameters.directory(), roster);
            if (!roster.members().contains(session().advertise())) {
                throw ProtocolViolation.of(
                        Code.OWN_MESSAGE_ALTERED, "the roster lacks this site's message or carries an altered one");
            }
            var dealt = Dealer.deal(session(), cohort);
            return new Step<>(new AwaitingShares(session(), cohort, dealt), dealt.message());
        });
    }
}
