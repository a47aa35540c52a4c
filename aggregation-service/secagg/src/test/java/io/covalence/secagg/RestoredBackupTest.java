package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.client.AwaitingRoster;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.RoundHistory;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.Step;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Advertised;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Sequence;
import io.covalence.secagg.server.SharesInMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A site goes on from an older copy of its folder; the others have seen what it has forgotten. */
final class RestoredBackupTest {
    private static final VectorLayout LAYOUT = new VectorLayout(2, RingWidth.BITS_32, 1);
    private static final ByteString ELSEWHERE = Federation.hash("another M1");

    private final List<KeptJournal> journals = new ArrayList<>(List.of(journal(), journal(), journal(), journal()));

    /** The last one has taken part in two rounds, and comes back from before both. */
    @Test
    void othersRefuseAnM1ThatIsOlderThanOneTheyMaskedWith() {
        var backup = play(1, journals.get(3).facts());
        var second = play(2, journals.get(3).facts());
        assertThat(second).hasSizeGreaterThan(backup.size());
        journals.set(3, new KeptJournal(backup));

        var opened = open(3);
        var violation = assertRefused(Code.OUTDATED, () -> receive(opened, 0));
        assertThat(violation)
                .hasMessageContaining(federation(3).site(3).value())
                .hasMessageContaining("restored from a backup");
        assertThat(violation.blamed()).isEmpty();
    }

    /** It is refused once more than it has forgotten an M1; then it is ahead of what the others have seen. */
    @Test
    void restoredSiteIsTakenAgainOnceItIsAhead() {
        var backup = play(1, journals.get(3).facts());
        play(2, journals.get(3).facts());
        journals.set(3, new KeptJournal(backup));
        assertRefused(Code.OUTDATED, () -> receive(open(3), 0));
        assertRefused(Code.OUTDATED, () -> receive(open(4), 0));
        assertRefused(Code.OUTDATED, () -> receive(open(5), 0));
        assertThatCode(() -> receive(open(6), 0)).doesNotThrowAnyException();
    }

    @Test
    void journalThatIsBegunAnewRemembersTheOthers() {
        var backup = play(1, journals.get(3).facts());
        play(2, journals.get(3).facts());
        var lasting = new ArrayList<>(journals.get(0).history().lasting());
        lasting.add(journals.get(0).facts().stream()
                .filter(fact -> fact instanceof Fact.Opened)
                .reduce((first, last) -> last)
                .orElseThrow());
        journals.set(0, new KeptJournal(lasting));
        assertThat(journals.get(0).history().nextSequence().counter()).isEqualTo(3);
        journals.set(3, new KeptJournal(backup));
        assertRefused(Code.OUTDATED, () -> receive(open(3), 0));
    }

    @Test
    void nextM1NamesTheOneBeforeAndALaterOneMayHaveOthersBetween() {
        var site = federation(1).site(0);
        var seventh = new Advertised(site, 7, ELSEWHERE);
        seventh.requireBefore(advertise(8, ELSEWHERE));
        seventh.requireBefore(advertise(9, Federation.hash("an M1 that was not seen")));
        Advertised.of(advertise(7, ELSEWHERE)).requireBefore(advertise(7, ELSEWHERE));
        assertRefused(Code.OUTDATED, () -> seventh.requireBefore(advertise(8, Federation.hash("of a copy"))));
        assertRefused(Code.OUTDATED, () -> seventh.requireBefore(advertise(7, ELSEWHERE)));
        assertRefused(Code.OUTDATED, () -> seventh.requireBefore(advertise(6, ELSEWHERE)));
        assertRefused(Code.OUTDATED, () -> seventh.requireBefore(advertise(1, Sequence.NONE)));
    }

    /** Otherwise a member could be ahead of everything for the service and not for a peer that missed a round. */
    @Test
    void noCounterIsSoLargeThatEverythingComesAfterIt() {
        var site = federation(1).site(0);
        var largest = new Advertised(site, Long.MAX_VALUE, ELSEWHERE);
        assertRefused(Code.OUTDATED, () -> largest.requireBefore(advertise(5, ELSEWHERE)));
        assertRefused(Code.OUTDATED, () -> largest.requireBefore(advertise(1, Sequence.NONE)));
        assertRefused(Code.OUTDATED, () -> largest.requireBefore(advertise(Sequence.LAST, ELSEWHERE)));
        assertThatCode(() -> new Sequence(Sequence.LAST, ELSEWHERE)).doesNotThrowAnyException();
        assertRefused(Code.MALFORMED, () -> new Sequence(Sequence.LAST + 1, ELSEWHERE));
        assertRefused(Code.MALFORMED, () -> new Sequence(Long.MAX_VALUE, ELSEWHERE));
    }

    @Test
    void firstM1AndNoOtherHasNoneBefore() {
        assertRefused(Code.MALFORMED, () -> new Sequence(2, Sequence.NONE));
        assertRefused(Code.MALFORMED, () -> new Sequence(1, ELSEWHERE));
        assertRefused(Code.MALFORMED, () -> new Sequence(0, Sequence.NONE));
    }

    private static Advertise advertise(long counter, ByteString previous) {
        var federation = federation(1);
        return Advertise.sign(
                federation.identity(federation.site(0)),
                federation.context().hash(),
                federation.site(0),
                new DishonestSite(federation, federation.site(0)).advertise().maskKey(),
                new DishonestSite(federation, federation.site(0)).channelKey.publicKey(),
                Federation.hash("nonce"),
                new Sequence(counter, previous),
                Optional.empty());
    }

    /** Plays a round until everybody has masked; returns what the given facts were. */
    private List<Fact> play(int round, List<Fact> before) {
        var opened = open(round);
        var roster = roster(opened);
        var dealt = opened.stream().map(step -> step.state().receive(roster)).toList();
        var federation = federation(round);
        var shares = new SharesInMemory(
                federation.sites(), dealt.stream().map(step -> step.message()).toList());
        for (var step : dealt) {
            var site = step.message().header().site();
            step.state().receive(shares.deliverTo(site)).state().mask(federation.vector(site));
        }
        return before;
    }

    private List<Step<AwaitingRoster, Advertise>> open(int round) {
        var opened = new ArrayList<Step<AwaitingRoster, Advertise>>();
        for (int i = 0; i < journals.size(); i++) {
            var federation = federation(round);
            opened.add(ClientSession.open(
                    parameters(federation, federation.site(i), journals.get(i)),
                    federation.identity(federation.site(i)),
                    new SeededRandom(100 * round + i)));
        }
        return opened;
    }

    private static void receive(List<Step<AwaitingRoster, Advertise>> opened, int receiver) {
        opened.get(receiver).state().receive(roster(opened));
    }

    private static Roster roster(List<Step<AwaitingRoster, Advertise>> opened) {
        return Roster.of(opened.stream().map(step -> step.message()).toList());
    }

    private static SessionParameters parameters(Federation federation, SiteId site, Journal journal) {
        return federation.parameters(site, journal);
    }

    private static Federation federation(int round) {
        return new Federation(
                4, 0, LAYOUT, Federation.contextOf("tenant", "study", round, 1, "model " + round, "plan"));
    }

    private static KeptJournal journal() {
        return new KeptJournal(RoundHistory.empty().lasting());
    }
}
