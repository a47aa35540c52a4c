package io.covalence.secagg.attack;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.Federation;
import io.covalence.secagg.KeptJournal;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.SeededRandom;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.server.SummedVector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Differencing by retry: the service has the same updates masked again in a cohort that lacks one site. */
final class RetryTest {
    private static final VectorLayout LAYOUT = new VectorLayout(6, RingWidth.BITS_32, 1);

    private final Federation first = federation(1);
    private final Federation second = federation(2);
    private final List<SiteId> sites = first.sites().subList(0, 5);
    private final SiteId self = first.site(0);
    private final RoundScript script = new RoundScript(first, 73);

    @BeforeEach
    void maskForTheFirstTime() {
        script.advertise(sites);
        script.share(sites);
        script.deliver(sites);
        script.mask(sites);
    }

    /** Sites that forget, and train again to the same update, let the service subtract. */
    @Test
    void differenceOfTwoSumsIsTheUpdateOfTheSiteBetweenThem() {
        var all = RoundScript.play(first, sites, sites, sites, 74).values(0, 6);
        var without = sites.subList(0, 4);
        var fewer = RoundScript.play(second, without, without, without, 75).values(0, 6);
        long[] update = first.values(first.site(4));
        for (int i = 0; i < 6; i++) {
            assertThat((int) (all[i] - fewer[i])).isEqualTo((int) update[i]);
        }
    }

    @Test
    void siteThatAgreedToOpenTheRoundTakesPartInNoOtherAttempt() {
        script.agree(sites);
        assertRefused(Code.ROUND_BURNT, () -> tryAgain(Optional.empty()));
        assertRefused(Code.ROUND_BURNT, () -> tryAgain(Optional.of(AbortCertificate.of(votes(sites)))));
    }

    @Test
    void siteThatMaskedTakesPartInAnotherAttemptOnlyWithACertificate() {
        assertRefused(Code.ROUND_BURNT, () -> tryAgain(Optional.empty()));
        script.awaitingSurvivors.forEach((site, state) -> state.abort());
        assertThat(tryAgain(Optional.of(AbortCertificate.of(votes(sites.subList(0, 3))))))
                .isEqualTo(self);
    }

    /** So the sum of the attempt that was given up stays closed. */
    @Test
    void siteThatVotedToAbortNeverAgreesToOpen() {
        var state = RoundScript.require(script.awaitingSurvivors, self);
        state.abandon().message().verify(first.identity(self).publicKey());
        assertThatThrownBy(() -> state.receive(script.survivors())).isInstanceOf(IllegalStateException.class);
    }

    /** The round is called burnt after its sum was opened, and the next one begins from its model, without one site. */
    @Test
    void burntRoundIsNotReplayedWithoutOneSite() {
        script.agree(sites);
        script.unmask(sites);
        script.sum();
        var next = federation(2, 1, "model");
        for (var site : sites.subList(0, 4)) {
            var journal = RoundScript.require(script.journals, site);
            assertThat(assertRefused(Code.MODEL_SPENT, () -> open(next, site, journal, Optional.empty())))
                    .hasMessage("this site agreed to open a sum from the model of round 2 before; a second sum from one"
                            + " model could be subtracted from the first");
            open(federation(2, 1, "next model"), site, journal, Optional.empty());
        }
    }

    /**
     * Three of five agree, which opens the sum of all. The other two work on the model again, with a newcomer: nobody told them that
     * the sum is open. What the service can subtract to is never the update of fewer sites than agreed.
     */
    @Test
    void sitesThatHaveNotAgreedMakeASecondSumThatLeavesThoseWhoHaveTogether() {
        var agreed = sites.subList(0, 3);
        script.agree(agreed);
        script.unmask(agreed);
        int[] all = words(script.sum());

        var next = new RoundScript(federation(2, 1, "model"), 77);
        next.journals.putAll(script.journals);
        var others = List.of(first.site(3), first.site(4), first.site(5));
        for (var site : agreed) {
            assertRefused(Code.MODEL_SPENT, () -> next.advertise(List.of(site)));
        }
        next.advertise(others);
        next.share(others);
        next.deliver(others);
        next.mask(others);
        next.agree(others);
        next.unmask(others);
        int[] second = words(next.sum());

        for (int i = 0; i < 6; i++) {
            int ofAgreed = 0;
            for (var site : agreed) {
                ofAgreed += (int) first.values(site)[i];
            }
            assertThat(all[i] - second[i]).isEqualTo(ofAgreed - (int) first.values(first.site(5))[i]);
        }
    }

    /** The journal decides, not the object: another session object of the same site is bound as well. */
    @Test
    void siteThatVotedAfterARestartNeverAgreesWithASessionThatSurvivedSomewhere() {
        var journal = RoundScript.require(script.journals, self);
        assertThat(ClientSession.abandonLost(journal, first.identity(self), self))
                .isPresent();
        assertThatThrownBy(() ->
                        RoundScript.require(script.awaitingSurvivors, self).receive(script.survivors()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void attemptsAndRoundsOnlyRise() {
        var journal = new VolatileJournal();
        open(federation(3), journal, Optional.empty());
        assertRefused(Code.ROUND_BURNT, () -> open(federation(3), journal, Optional.empty()));
        assertRefused(Code.ROUND_BURNT, () -> open(federation(2), journal, Optional.empty()));
        open(federation(4), journal, Optional.empty());
    }

    @Test
    void journalThatWasReadAgainFromItsBytesForbidsTheSame() {
        var kept = new KeptJournal(List.of());
        open(federation(3), kept, Optional.empty());
        var reread = new KeptJournal(kept.facts());
        assertRefused(Code.ROUND_BURNT, () -> open(federation(3), reread, Optional.empty()));
    }

    private SiteId tryAgain(Optional<AbortCertificate> certificate) {
        return open(second, RoundScript.require(script.journals, self), certificate);
    }

    private SiteId open(Federation federation, Journal journal, Optional<AbortCertificate> certificate) {
        return open(federation, self, journal, certificate);
    }

    private static SiteId open(
            Federation federation, SiteId site, Journal journal, Optional<AbortCertificate> certificate) {
        var parameters = new SessionParameters(
                federation.context(),
                site,
                federation.policy(),
                federation.directory(),
                LAYOUT,
                journal,
                Optional.empty(),
                certificate);
        return ClientSession.open(parameters, federation.identity(site), new SeededRandom(76))
                .message()
                .site();
    }

    private List<AbortVote> votes(List<SiteId> voters) {
        return voters.stream()
                .map(site ->
                        AbortVote.sign(first.identity(site), script.cohort().session(), site))
                .toList();
    }

    private static int[] words(SummedVector sum) {
        return Arrays.stream(sum.values(0, 6)).mapToInt(value -> (int) value).toArray();
    }

    private static Federation federation(int attempt) {
        return federation(1, attempt, "model");
    }

    /** Six sites, of which five are in the first round. */
    private static Federation federation(long round, int attempt, String model) {
        return new Federation(6, 0, LAYOUT, Federation.contextOf("tenant", "study", round, attempt, model, "plan"));
    }
}
