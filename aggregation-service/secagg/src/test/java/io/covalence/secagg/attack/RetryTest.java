package io.covalence.secagg.attack;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.secagg.Federation;
import io.covalence.secagg.KeptJournal;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.SeededRandom;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Differencing by retry: the service has the same updates masked again in a cohort that lacks one site. */
final class RetryTest {
    private static final VectorLayout LAYOUT = new VectorLayout(6, RingWidth.BITS_32, 1);

    private final Federation first = federation(1);
    private final Federation second = federation(2);
    private final List<SiteId> sites = first.sites();
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
        var parameters = new SessionParameters(
                federation.context(),
                self,
                federation.policy(),
                federation.directory(),
                LAYOUT,
                journal,
                Optional.empty(),
                certificate);
        return ClientSession.open(parameters, federation.identity(self), new SeededRandom(76))
                .message()
                .site();
    }

    private List<AbortVote> votes(List<SiteId> voters) {
        return voters.stream()
                .map(site ->
                        AbortVote.sign(first.identity(site), script.cohort().session(), site))
                .toList();
    }

    private static Federation federation(int attempt) {
        return new Federation(5, 0, LAYOUT, Federation.contextOf("tenant", "study", 1, attempt, "model", "plan"));
    }
}
