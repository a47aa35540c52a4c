package io.covalence.secagg.client;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Shares;
import java.util.List;
import java.util.function.Consumer;

/** M1 is sent; the roster is awaited. */
public final class AwaitingRoster extends ClientState {
    AwaitingRoster(Session session) {
        super(session);
    }

    /**
     * Takes M2, computes the threshold and deals shares of both seeds to every member.
     *
     * @return M3
     * @throws ProtocolViolation when the roster fails {@link Cohort#verify} or the own entry was altered; (OUTDATED) when a
     *     member's M1 is older than one that this site has masked with
     */
    public Step<AwaitingShares, Shares> receive(Roster roster) {
        return receive(roster, heads -> {});
    }

    /**
     * Takes M2 as {@link #receive(Roster)} does, and lets the caller see the tree heads that the members have verified before
     * anything is dealt.
     *
     * @param logCheck asks the service for consistency proofs between the heads and throws when they are no heads of one log; the
     *     session is over then
     */
    public Step<AwaitingShares, Shares> receive(Roster roster, Consumer<List<SignedTreeHead>> logCheck) {
        return leave(() -> {
            var parameters = session().parameters();
            var cohort = Cohort.verify(
                    parameters.context(), parameters.policy(), parameters.directory(), parameters.logKey(), roster);
            if (!roster.members().contains(session().advertise())) {
                throw ProtocolViolation.of(
                        Code.OWN_MESSAGE_ALTERED, "the roster lacks this site's message or carries an altered one");
            }
            parameters.journal().history().requireNotOlder(roster);
            logCheck.accept(cohort.treeHeads());
            var deal = Dealer.deal(session(), cohort);
            return new Step<>(new AwaitingShares(session(), cohort, deal.dealt()), deal.message());
        });
    }
}
