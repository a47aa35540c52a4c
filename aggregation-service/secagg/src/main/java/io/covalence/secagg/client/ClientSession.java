package io.covalence.secagg.client;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.Signer;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import java.util.Optional;

/** Opens sessions. */
public final class ClientSession {
    private ClientSession() {}

    /**
     * Makes the keys of one attempt, after training: the time in which a site can drop out is then minutes.
     *
     * @param random in production {@code secureRandom::nextBytes}
     * @return M1 to send, and the state that awaits M2
     * @throws ProtocolViolation when the journal forbids it, see {@link RoundHistory#requireMayOpen}
     */
    public static Step<AwaitingRoster, Advertise> open(
            SessionParameters parameters, Signer signer, RandomSource random) {
        var context = parameters.context();
        var journal = parameters.journal();
        journal.history().requireMayOpen(context, parameters.aborted(), parameters.directory());
        var session = new Session(parameters, signer, random);
        session.open();
        return new Step<>(new AwaitingRoster(session), session.advertise());
    }

    /**
     * The vote to abort the last session in which this site masked a vector, for a connector that was restarted and has
     * lost its keys, which the vote does not need. Empty when there is no such session or the site has agreed to open
     * it.
     */
    public static Optional<AbortVote> abandonLost(Journal journal, Signer signer, SiteId site) {
        var history = journal.history();
        return history.votable().map(session -> {
            if (!history.hasVoted()) {
                journal.record(new Fact.Voted(session));
            }
            return AbortVote.sign(signer, session, site);
        });
    }
}
