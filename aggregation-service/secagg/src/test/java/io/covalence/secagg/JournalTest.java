package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.client.AwaitingRoster;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.RoundHistory;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.Step;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Advertised;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Sequence;
import io.covalence.secagg.message.Survivors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session says in its journal what it is about to do, and does nothing that it could not write down. */
final class JournalTest {
    private final Federation federation = new Federation(4, 0, new VectorLayout(3, RingWidth.BITS_32, 1));
    private final RoundScript script = new RoundScript(federation, 21);
    private final SiteId self = federation.site(0);
    private final Disk disk = new Disk();

    /** Facts on a disk that can be full. */
    private static final class Disk implements Journal {
        private final List<Fact> facts = new ArrayList<>();
        private int room = Integer.MAX_VALUE;

        @Override
        public RoundHistory history() {
            return RoundHistory.of(facts);
        }

        @Override
        public void record(Fact fact) {
            if (facts.size() == room) {
                throw new IllegalStateException("the disk is full");
            }
            history().with(fact);
            facts.add(fact);
        }
    }

    @BeforeEach
    void othersAreHere() {
        script.advertise(federation.sites().subList(1, 4));
    }

    @Test
    void everyStepIsRecordedBeforeItsMessageIsHandedOut() {
        var opened = open();
        var model = Optional.of(federation.context().modelHash());
        assertThat(disk.facts)
                .containsExactly(new Fact.Opened(1, 1, model, Optional.of(Advertised.of(opened.message()))));
        var dealt = opened.state().receive(roster(opened.message()));
        script.shares.put(self, dealt.message());
        var ready = dealt.state().receive(deliver());
        assertThat(disk.facts).hasSize(1);
        var masked = ready.state().mask(federation.vector(self));
        var sharing = script.sharingCohort();
        var session = sharing.cohort().session();
        assertThat(disk.facts.getLast())
                .isEqualTo(new Fact.Masked(
                        session,
                        3,
                        federation.sites(),
                        federation.sites().subList(1, 4).stream()
                                .map(site -> Advertised.of(RoundScript.require(script.advertised, site)))
                                .toList()));
        script.masked.put(self, masked.message());
        var agreed = masked.state().receive(survivors());
        assertThat(disk.facts.getLast())
                .isEqualTo(new Fact.Agreed(session, agreed.message().survivors()));
        script.agreements.put(self, agreed.message());
        var answered = agreed.state().receive(quorum());
        assertThat(disk.facts.getLast())
                .isEqualTo(new Fact.Answered(session, answered.message().digest()));
        assertThat(disk.facts).hasSize(4);
    }

    /** The disk is full before the first, second, third or fourth fact. */
    @Test
    void nothingIsHandedOutThatCouldNotBeRecorded() {
        for (int room = 0; room < 4; room++) {
            var test = new JournalTest();
            test.othersAreHere();
            test.disk.room = room;
            assertThatThrownBy(test::play).hasMessage("the disk is full");
            assertThat(test.disk.facts).hasSize(room);
            assertThat(test.script.masked.containsKey(test.self)).isEqualTo(room > 1);
            assertThat(test.script.agreements.containsKey(test.self)).isEqualTo(room > 2);
            assertThat(test.script.unmasks.containsKey(test.self)).isFalse();
        }
    }

    @Test
    void sessionIsNotOpenedTwiceForOneAttempt() {
        open();
        assertRefused(Code.ROUND_BURNT, this::open);
    }

    @Test
    void abandonedSessionHasVotedAndNeverAgrees() {
        var opened = open();
        var dealt = opened.state().receive(roster(opened.message()));
        script.shares.put(self, dealt.message());
        var masked = dealt.state().receive(deliver()).state().mask(federation.vector(self));
        var vote = masked.state().abandon().message();
        assertThat(disk.facts.getLast()).isEqualTo(new Fact.Voted(vote.session()));
        vote.verify(federation.identity(self).publicKey());
        assertThatThrownBy(() -> masked.state().receive(new Survivors(List.of())))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Otherwise what it agrees to would be held against the model of the later one. */
    @Test
    void sessionThatALaterOneHasOvertakenMasksNothing() {
        var opened = open();
        var dealt = opened.state().receive(roster(opened.message()));
        script.shares.put(self, dealt.message());
        var ready = dealt.state().receive(deliver()).state();
        openAgain(Optional.empty());
        assertThatThrownBy(() -> ready.mask(federation.vector(self)))
                .hasMessage("round 1, attempt 1, is not the last one that this site opened");
        assertThat(disk.facts).hasSize(2);
    }

    @Test
    void sessionCanBeAbandonedBeforeMasking() {
        var opened = open();
        var dealt = opened.state().receive(roster(opened.message()));
        script.shares.put(self, dealt.message());
        var ready = dealt.state().receive(deliver()).state();
        ready.abandon();
        assertThatThrownBy(() -> ready.mask(federation.vector(self))).isInstanceOf(IllegalStateException.class);
        disk.history().requireMayOpen(secondAttempt(), Optional.empty(), federation.directory());
    }

    @Test
    void restartedSiteVotesFromItsJournalAloneAndOnlyIfItHasNotAgreed() {
        var opened = open();
        var dealt = opened.state().receive(roster(opened.message()));
        script.shares.put(self, dealt.message());
        assertThat(ClientSession.abandonLost(disk, federation.identity(self), self))
                .isEmpty();
        var masked = dealt.state().receive(deliver()).state().mask(federation.vector(self));
        script.masked.put(self, masked.message());
        var session = script.cohort().session();
        var lost = new JournalTest();
        lost.disk.facts.addAll(disk.facts);
        masked.state().receive(survivors());

        assertThat(ClientSession.abandonLost(disk, federation.identity(self), self))
                .isEmpty();
        var vote = ClientSession.abandonLost(lost.disk, federation.identity(self), self)
                .orElseThrow();
        assertThat(vote.session()).isEqualTo(session);
        assertThat(ClientSession.abandonLost(lost.disk, federation.identity(self), self))
                .contains(vote);
        assertThat(lost.disk.facts.getLast()).isEqualTo(new Fact.Voted(session));
    }

    /** Four sites mask; two vote to abort, which is no certificate at a threshold of three; with a third the round goes on. */
    @Test
    void certifiedRoundIsTriedAgainWithFreshKeys() {
        var opened = open();
        var dealt = opened.state().receive(roster(opened.message()));
        script.shares.put(self, dealt.message());
        var masked = dealt.state().receive(deliver()).state().mask(federation.vector(self));
        var votes = new ArrayList<AbortVote>();
        votes.add(masked.state().abandon().message());
        othersMask();
        votes.add(RoundScript.require(script.awaitingSurvivors, federation.site(1))
                .abandon()
                .message());
        assertRefused(Code.NO_QUORUM, () -> openAgain(Optional.of(AbortCertificate.of(votes))));
        assertRefused(Code.ROUND_BURNT, () -> openAgain(Optional.empty()));
        votes.add(RoundScript.require(script.awaitingSurvivors, federation.site(2))
                .abandon()
                .message());
        var certificate = AbortCertificate.of(votes);
        script.sharingCohort().check(certificate);
        var again = openAgain(Optional.of(AbortCertificate.decode(certificate.encode())));
        assertThat(again.maskKey()).isNotEqualTo(opened.message().maskKey());
        assertThat(again.channelKey()).isNotEqualTo(opened.message().channelKey());
        assertThat(again.nonce()).isNotEqualTo(opened.message().nonce());
        assertThat(again.sequence()).isEqualTo(new Sequence(2, opened.message().digest()));
        assertThat(disk.facts.getLast())
                .isEqualTo(new Fact.Opened(
                        1, 2, Optional.of(federation.context().modelHash()), Optional.of(Advertised.of(again))));
    }

    private Advertise openAgain(Optional<AbortCertificate> certificate) {
        var parameters = new SessionParameters(
                secondAttempt(),
                self,
                federation.policy(),
                federation.directory(),
                federation.layout(),
                disk,
                Optional.empty(),
                certificate);
        return ClientSession.open(parameters, federation.identity(self), new SeededRandom(5))
                .message();
    }

    private static RoundContext secondAttempt() {
        return Federation.contextOf("tenant", "study", 1, 2, "model", "plan");
    }

    private void play() {
        var opened = open();
        var dealt = opened.state().receive(roster(opened.message()));
        script.shares.put(self, dealt.message());
        var masked = dealt.state().receive(deliver()).state().mask(federation.vector(self));
        script.masked.put(self, masked.message());
        var agreed = masked.state().receive(survivors());
        script.agreements.put(self, agreed.message());
        script.unmasks.put(self, agreed.state().receive(quorum()).message());
    }

    private Step<AwaitingRoster, Advertise> open() {
        return ClientSession.open(federation.parameters(self, disk), federation.identity(self), new SeededRandom(4));
    }

    private Roster roster(Advertise own) {
        script.advertised.put(self, own);
        script.share(others());
        return script.roster();
    }

    private DeliveredShares deliver() {
        return script.deliverTo(self);
    }

    private void othersMask() {
        script.deliver(others());
        script.mask(others());
    }

    private Survivors survivors() {
        othersMask();
        return script.survivors();
    }

    private Quorum quorum() {
        script.agree(others());
        return script.quorum();
    }

    private List<SiteId> others() {
        return federation.sites().subList(1, 4);
    }
}
