package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.client.AwaitingQuorum;
import io.covalence.secagg.client.Step;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Survivors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody answers before enough sites have agreed on the same survivors. Five sites, threshold three. */
final class ConsistencyTest {
    private final Federation federation = new Federation(5, 0, new VectorLayout(4, RingWidth.BITS_32, 0));
    private final RoundScript script = new RoundScript(federation, 31);
    private final SiteId self = federation.site(0);

    @BeforeEach
    void everybodyMasks() {
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(federation.sites());
    }

    @Test
    void fewerAgreementsThanTheThresholdOpenNothing() {
        script.agree(federation.sites());
        var two = new Quorum(script.quorum().agreements().subList(0, 2));
        assertRefused(Code.NO_QUORUM, () -> answer(two));
    }

    @Test
    void siteThatSawTooFewAgreementsAnswersNoMore() {
        script.agree(federation.sites());
        var two = new Quorum(script.quorum().agreements().subList(0, 2));
        assertRefused(Code.NO_QUORUM, () -> answer(two));
        assertThatThrownBy(() -> answer(script.quorum())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oneAgreementRepeatedDoesNotCountTwice() {
        script.agree(federation.sites());
        var first = script.quorum().agreements().getFirst();
        assertRefused(Code.MALFORMED, () -> new Quorum(List.of(first, first, first)));
    }

    @Test
    void agreementThatSomebodyElseSignedIsRefused() {
        script.agree(federation.sites());
        assertRefused(
                Code.BAD_SIGNATURE,
                () -> answer(replacing(
                        1,
                        Agreement.sign(
                                federation.identity(federation.site(2)),
                                script.cohort().session(),
                                federation.site(1),
                                script.survivors().hash()))));
    }

    @Test
    void agreementOfAnotherSessionIsRefused() {
        script.agree(federation.sites());
        assertRefused(
                Code.WRONG_CONTEXT,
                () -> answer(replacing(
                        1,
                        Agreement.sign(
                                federation.identity(federation.site(1)),
                                Federation.hash("another session"),
                                federation.site(1),
                                script.survivors().hash()))));
    }

    @Test
    void agreementToOtherSurvivorsIsRefused() {
        script.agree(federation.sites());
        assertRefused(
                Code.INCONSISTENT_COHORT,
                () -> answer(replacing(
                        1,
                        Agreement.sign(
                                federation.identity(federation.site(1)),
                                script.cohort().session(),
                                federation.site(1),
                                Federation.hash("other survivors")))));
    }

    /** Site 4 shared, and did not survive. */
    @Test
    void agreementOfASiteThatDidNotSurviveIsRefused() {
        var four = new Survivors(script.survivors().members().subList(0, 4));
        var agreed = agreeTo(four, federation.sites().subList(0, 4));
        var quorum = new ArrayList<>(agreed.stream().map(Step::message).limit(2).toList());
        quorum.add(Agreement.sign(
                federation.identity(federation.site(4)), script.cohort().session(), federation.site(4), four.hash()));
        assertRefused(Code.UNKNOWN_SITE, () -> agreed.getFirst().state().receive(Quorum.of(quorum)));
    }

    /** The service shows the first sites one set of survivors and the others another one, to open the difference. */
    @Test
    void serviceThatShowsTwoSetsOfSurvivorsOpensNeither() {
        var all = script.survivors();
        var without = new Survivors(all.members().subList(1, 5));
        var first = agreeTo(all, federation.sites().subList(0, 2));
        var second = agreeTo(without, federation.sites().subList(2, 4));
        var forAll = Quorum.of(first.stream().map(Step::message).toList());
        var forFewer = Quorum.of(second.stream().map(Step::message).toList());
        assertRefused(Code.NO_QUORUM, () -> first.getFirst().state().receive(forAll));
        assertRefused(Code.NO_QUORUM, () -> second.getFirst().state().receive(forFewer));
        var mixed = new ArrayList<>(forAll.agreements());
        mixed.addAll(forFewer.agreements());
        assertRefused(Code.INCONSISTENT_COHORT, () -> first.get(1).state().receive(Quorum.of(mixed)));
    }

    /** Of five sites three agree to one set. For another set two are left, and one that colludes makes three only if it signs twice. */
    @Test
    void secondQuorumNeedsASiteThatSignsTwice() {
        var all = script.survivors();
        agreeTo(all, federation.sites().subList(0, 3));
        var without = new Survivors(all.members().subList(1, 5));
        agreeTo(without, federation.sites().subList(3, 5));
        assertThatThrownBy(() -> agreeTo(without, List.of(federation.site(2))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void repeatedSurvivorsWithAnotherSetGetNoSecondAgreement() {
        script.agree(List.of(self));
        var fewer = new Survivors(script.survivors().members().subList(0, 4));
        assertThatThrownBy(() ->
                        RoundScript.require(script.awaitingSurvivors, self).receive(fewer))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void siteThatAbandonedTheSessionDoesNotAgreeAndOneThatAgreedDoesNotAbandonIt() {
        var state = RoundScript.require(script.awaitingSurvivors, self);
        state.abandon();
        assertThatThrownBy(() -> state.receive(script.survivors())).isInstanceOf(IllegalStateException.class);
        script.agree(List.of(federation.site(1)));
        var agreed = RoundScript.require(script.awaitingSurvivors, federation.site(1));
        assertThatThrownBy(agreed::abandon).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void serviceChecksAgreementsAndVotesWhenTheyArrive() {
        script.agree(federation.sites());
        var u3 = script.survivingCohort();
        script.agreements.values().forEach(u3::check);
        var foreign = Agreement.sign(
                federation.identity(self), u3.sharing().cohort().session(), self, Federation.hash("other"));
        assertRefused(Code.INCONSISTENT_COHORT, () -> u3.check(foreign));
        var vote = AbortVote.sign(federation.identity(self), Federation.hash("another session"), self);
        assertRefused(Code.WRONG_CONTEXT, () -> u3.sharing().checkSender(vote));
        assertRefused(Code.NO_QUORUM, () -> u3.sharing().check(new AbortCertificate(List.of())));
    }

    @Test
    void thresholdOfAgreementsIsEnough() {
        script.agree(federation.sites().subList(0, 3));
        script.unmask(federation.sites().subList(0, 3));
        assertThat(script.sum().values(0, 4)).isEqualTo(federation.plainValues(federation.sites()));
    }

    private List<Step<AwaitingQuorum, Agreement>> agreeTo(Survivors survivors, List<SiteId> sites) {
        SurvivingCohort.verify(script.sharingCohort(), federation.layout(), survivors);
        return sites.stream()
                .map(site -> RoundScript.require(script.awaitingSurvivors, site).receive(survivors))
                .toList();
    }

    private Quorum replacing(int index, Agreement agreement) {
        var agreements = new ArrayList<>(script.quorum().agreements());
        agreements.set(index, agreement);
        return new Quorum(agreements);
    }

    private void answer(Quorum quorum) {
        RoundScript.require(script.awaitingQuorum, self).receive(quorum);
    }
}
