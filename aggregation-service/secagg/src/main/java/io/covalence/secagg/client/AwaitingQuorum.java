package io.covalence.secagg.client;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.Unmask;

/** M7 is sent; the proof that enough others saw the same survivors is awaited. */
public final class AwaitingQuorum extends ClientState {
    private final SurvivingCohort survivors;
    private final Holdings held;

    AwaitingQuorum(Session session, SurvivingCohort survivors, Holdings held) {
        super(session);
        this.survivors = survivors;
        this.held = held;
    }

    /**
     * Takes M8 and reveals one share for each member of U2 of which it holds some: which one follows from U3. The same answer may
     * be sent again, another one is never made.
     *
     * @return M9
     * @throws ProtocolViolation when the quorum fails {@link SurvivingCohort#check(Quorum)}
     */
    public Step<Finished, Unmask> receive(Quorum quorum) {
        return leave(() -> {
            survivors.check(quorum);
            var sid = survivors.sharing().cohort().session();
            var shares = held.dealers().stream().map(this::reveal).toList();
            var unmask = Unmask.sign(session().signer(), sid, session().site(), survivors.hash(), shares);
            session().record(new Fact.Answered(sid, unmask.digest()));
            session().wipe();
            return new Step<>(new Finished(session()), unmask);
        });
    }

    /** U3, every signature checked. */
    public SurvivingCohort survivors() {
        return survivors;
    }

    private RevealedShare reveal(SiteId dealer) {
        var kind = survivors.kindFor(dealer);
        return new RevealedShare(
                dealer, kind, ByteString.of(held.sharesOf(dealer).of(kind).openSecret()));
    }
}
