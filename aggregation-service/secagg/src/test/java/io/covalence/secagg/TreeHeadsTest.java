package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.client.AwaitingRoster;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.Step;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.log.KnownLog;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sites show each other in M1 which log they know. */
final class TreeHeadsTest {
    private final Federation federation = new Federation(3, 0, new VectorLayout(1, RingWidth.BITS_32, 0));
    private final IdentityKey service = IdentityKey.generate(new SeededRandom(1));
    private final SignedTreeHead small = head(5, "five");
    private final SignedTreeHead large = head(9, "nine");

    @Test
    void headsOfDifferentSizesReachTheHolderBeforeItDeals() {
        var opened = List.of(open(0, large), open(1, small), open(2, large));
        var seen = new ArrayList<SignedTreeHead>();
        var roster = roster(opened);
        opened.getFirst().state().receive(roster, seen::addAll);
        assertThat(seen).containsExactly(small, large);
        assertThat(verify(Optional.of(service.publicKey()), roster).treeHeads()).containsExactly(small, large);
    }

    @Test
    void holderThatIsNotConvincedDealsNothing() {
        var opened = List.of(open(0, large), open(1, small), open(2, large));
        var state = opened.getFirst().state();
        assertThatThrownBy(() -> state.receive(roster(opened), heads -> {
                    throw ProtocolViolation.of(Code.BAD_PROOF, "no heads of one log");
                }))
                .isInstanceOf(ProtocolViolation.class);
        assertThatThrownBy(() -> state.receive(roster(opened))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void twoLogsOfOneSizeAreASplitView() {
        var opened = List.of(open(0, large), open(1, head(9, "another nine")), open(2, large));
        assertRefused(Code.SPLIT_VIEW, () -> opened.getFirst().state().receive(roster(opened)));
    }

    @Test
    void headSignedAgainLaterIsTheSameView() {
        var later = SignedTreeHead.sign(service, "tenant", 9, 8_000, large.root());
        var opened = List.of(open(0, large), open(1, later), open(2, large));
        assertThat(verify(Optional.of(service.publicKey()), roster(opened)).treeHeads())
                .hasSize(1);
    }

    @Test
    void headThatTheServiceDidNotSignIsRefused() {
        var forged = SignedTreeHead.sign(IdentityKey.generate(new SeededRandom(2)), "tenant", 9, 7, large.root());
        var opened = List.of(open(0, large), open(1, forged), open(2, large));
        assertRefused(Code.BAD_SIGNATURE, () -> opened.getFirst().state().receive(roster(opened)));
    }

    @Test
    void headOfAnotherTenantsLogIsRefused() {
        var foreign = SignedTreeHead.sign(service, "other-tenant", 9, 7, large.root());
        var opened = List.of(open(0, large), open(1, foreign), open(2, large));
        assertRefused(Code.WRONG_CONTEXT, () -> opened.getFirst().state().receive(roster(opened)));
    }

    @Test
    void siteThatShowsNoHeadIsRefusedWhereALogIsKnown() {
        var opened = List.of(open(0, large), open(1, Optional.empty()), open(2, large));
        var refusal =
                assertRefused(Code.MALFORMED, () -> opened.getFirst().state().receive(roster(opened)));
        assertThat(refusal).hasMessageContaining("site " + federation.site(1) + " carries no tree head");
    }

    @Test
    void headIsRefusedWhereNoLogIsKnown() {
        var opened = List.of(open(0, Optional.empty()), open(1, large), open(2, Optional.empty()));
        var refusal =
                assertRefused(Code.MALFORMED, () -> opened.getFirst().state().receive(roster(opened)));
        assertThat(refusal).hasMessageContaining("carries the head of a log that is not known here");
        assertRefused(
                Code.MALFORMED,
                () -> Cohort.check(
                        federation.context(),
                        federation.directory(),
                        Optional.empty(),
                        opened.get(1).message()));
    }

    @Test
    void changedHeadBreaksTheSignatureOfItsMessage() {
        var genuine = open(1, large).message();
        var changed = new Advertise(
                genuine.context(),
                genuine.site(),
                genuine.maskKey(),
                genuine.channelKey(),
                genuine.nonce(),
                genuine.sequence(),
                Optional.of(small),
                genuine.signature());
        assertRefused(
                Code.BAD_SIGNATURE,
                () -> changed.verify(federation.identity(changed.site()).publicKey()));
    }

    private SignedTreeHead head(long size, String root) {
        return SignedTreeHead.sign(service, "tenant", size, 7, Federation.hash(root));
    }

    private Step<AwaitingRoster, Advertise> open(int index, SignedTreeHead head) {
        return open(index, Optional.of(new KnownLog(service.publicKey(), head)));
    }

    private Step<AwaitingRoster, Advertise> open(int index, Optional<KnownLog> log) {
        var site = federation.site(index);
        var parameters = new SessionParameters(
                federation.context(),
                site,
                federation.policy(),
                federation.directory(),
                federation.layout(),
                new VolatileJournal(),
                log,
                Optional.empty());
        return ClientSession.open(parameters, federation.identity(site), new SeededRandom(50 + index));
    }

    private Roster roster(List<Step<AwaitingRoster, Advertise>> opened) {
        return Roster.decode(
                Roster.of(opened.stream().map(Step::message).toList()).encode());
    }

    private Cohort verify(Optional<ByteString> logKey, Roster roster) {
        return Cohort.verify(federation.context(), federation.policy(), federation.directory(), logKey, roster);
    }
}
