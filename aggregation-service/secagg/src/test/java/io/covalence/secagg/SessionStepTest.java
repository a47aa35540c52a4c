package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.RoundHistory;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.SharesHeader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session holds what comes next against: its own message, its own plan, its own place among all of the site's. */
final class SessionStepTest {
    private final Federation federation = new Federation(4, 0, new VectorLayout(2, RingWidth.BITS_32, 0));
    private final RoundScript script = new RoundScript(federation, 12);
    private final SiteId self = federation.site(0);

    /** As a copy of the site on another machine would have signed it. */
    @Test
    void headerUnderTheOwnSignatureThatThisSessionDidNotMakeIsRefused() {
        script.advertise(federation.sites());
        script.share(federation.sites());
        var genuine = script.deliverTo(self).deliveries();
        var own = genuine.getFirst();
        var header = SharesHeader.sign(
                federation.identity(self),
                own.header().session(),
                self,
                own.header().threshold(),
                Federation.hash("another self seed"),
                own.header().entriesRoot());
        var altered = new ArrayList<>(genuine);
        altered.set(0, new DeliveredShare(header, own.entry(), own.path()));
        var state = RoundScript.require(script.awaitingShares, self);
        assertRefused(Code.OWN_MESSAGE_ALTERED, () -> state.receive(new DeliveredShares(altered)));
    }

    @Test
    void vectorOfAnotherLayoutIsNotMaskedAndTheRightOneStillIs() {
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        var state = RoundScript.require(script.readyToMask, self);
        var longer = new VectorLayout(3, RingWidth.BITS_32, 0);
        var vector = EncodedVector.of(longer, new long[3], new long[0]);
        assertThatThrownBy(() -> state.mask(vector))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the vector has another layout than the session");
        assertThat(state.mask(federation.vector(self)).message().chunkCount()).isEqualTo(1);
    }

    @Test
    void onlyTheSessionThatWasOpenedLastIsTheLast() {
        var history = RoundHistory.of(List.of(new Fact.Opened(3, 2)));
        history.requireLast(context(3, 2));
        for (var other : List.of(context(2, 2), context(4, 2), context(3, 1), context(3, 3))) {
            assertThatThrownBy(() -> history.requireLast(other)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void stateThatWasLeftSaysWhichItIs() {
        script.advertise(federation.sites());
        var state = RoundScript.require(script.awaitingRoster, self);
        state.abort();
        assertThatThrownBy(() -> state.receive(script.roster()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the session has left AwaitingRoster");
    }

    private static RoundContext context(long round, int attempt) {
        return Federation.contextOf("tenant", "study", round, attempt, "model", "plan");
    }
}
