package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.RoundHistory;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertised;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a round may be tried again: only while it is certain that what was masked before stays closed. */
final class RoundHistoryTest {
    private static final ByteString SESSION = Federation.hash("session");
    private static final ByteString OTHER = Federation.hash("other session");
    private static final ByteString SURVIVORS = Federation.hash("survivors");

    private final Federation federation = new Federation(5, 0, new VectorLayout(1, RingWidth.BITS_32, 0));
    private final List<SiteId> members = federation.sites().subList(0, 4);
    private final Fact.Masked masked = new Fact.Masked(SESSION, 3, members);

    @Test
    void sessionsOpenInStrictlyRisingOrder() {
        var history = RoundHistory.of(List.of(new Fact.Opened(3, 2)));
        for (var below : List.of(new long[] {2, 9}, new long[] {3, 1}, new long[] {3, 2})) {
            assertRefused(Code.ROUND_BURNT, () -> mayOpen(history, below[0], (int) below[1]));
        }
        mayOpen(history, 3, 3);
        mayOpen(history, 4, 1);
        mayOpen(RoundHistory.empty(), 0, 1);
        assertThat(RoundHistory.of(List.of(new Fact.Opened(0, 1), masked)).votable())
                .contains(SESSION);
    }

    @Test
    void roundThatMaskedNothingIsTriedAgainWithoutAsking() {
        mayOpen(RoundHistory.of(List.of(new Fact.Opened(1, 1))), 1, 2);
        mayOpen(RoundHistory.of(List.of(new Fact.Opened(1, 1), new Fact.Voted(SESSION))), 1, 2);
    }

    @Test
    void maskedRoundIsNotTriedAgainWithoutACertificate() {
        var history = RoundHistory.of(List.of(new Fact.Opened(1, 1), masked));
        assertRefused(Code.ROUND_BURNT, () -> mayOpen(history, 1, 2));
        mayOpen(history, 2, 1);
        mayOpen(history, 1, 2, certificate(SESSION, members.subList(0, 3)));
    }

    @Test
    void votingDoesNotReplaceTheCertificate() {
        var history = RoundHistory.of(List.of(new Fact.Opened(1, 1), masked, new Fact.Voted(SESSION)));
        assertRefused(Code.ROUND_BURNT, () -> mayOpen(history, 1, 2));
        mayOpen(history, 1, 2, certificate(SESSION, members.subList(1, 4)));
    }

    @Test
    void certificateNeedsAThresholdOfVotes() {
        var history = RoundHistory.of(List.of(new Fact.Opened(1, 1), masked));
        assertRefused(Code.NO_QUORUM, () -> mayOpen(history, 1, 2, certificate(SESSION, members.subList(0, 2))));
    }

    /** An honest service has one certificate, that of the last masked attempt; a site that missed it sits the round out. */
    @Test
    void certificateOfAnAttemptThatTheSiteMissedCertifiesNothingToIt() {
        var history = RoundHistory.of(List.of(new Fact.Opened(1, 1), masked));
        assertRefused(Code.ROUND_BURNT, () -> mayOpen(history, 1, 3, certificate(OTHER, members)));
        mayOpen(history, 2, 1);
    }

    @Test
    void votesOfSeveralSessionsAreNoCertificate() {
        var history = RoundHistory.of(List.of(new Fact.Opened(1, 1), masked));
        var votes = new ArrayList<>(certificate(SESSION, members.subList(0, 2)).votes());
        votes.addAll(certificate(OTHER, members.subList(2, 3)).votes());
        assertRefused(Code.WRONG_CONTEXT, () -> mayOpen(history, 1, 2, AbortCertificate.of(votes)));
    }

    /** Site 4 is no member of U2. */
    @Test
    void voteOfASiteThatSharedNothingDoesNotCount() {
        var history = RoundHistory.of(List.of(new Fact.Opened(1, 1), masked));
        var voters = List.of(members.get(0), members.get(1), federation.site(4));
        assertRefused(Code.UNKNOWN_SITE, () -> mayOpen(history, 1, 2, certificate(SESSION, voters)));
    }

    @Test
    void forgedVoteIsRefused() {
        var history = RoundHistory.of(List.of(new Fact.Opened(1, 1), masked));
        var votes = new ArrayList<>(certificate(SESSION, members.subList(0, 2)).votes());
        votes.add(AbortVote.sign(federation.identity(members.get(0)), SESSION, members.get(2)));
        assertRefused(Code.BAD_SIGNATURE, () -> mayOpen(history, 1, 2, AbortCertificate.of(votes)));
        assertRefused(Code.MALFORMED, () -> new AbortCertificate(List.of(votes.get(0), votes.get(0), votes.get(0))));
    }

    @Test
    void roundThatTheSiteAgreedToOpenIsOverForIt() {
        var agreed = List.of(new Fact.Opened(1, 1), masked, new Fact.Agreed(SESSION, SURVIVORS));
        var certificate = certificate(SESSION, members);
        assertRefused(Code.ROUND_BURNT, () -> mayOpen(RoundHistory.of(agreed), 1, 2, certificate));
        var answered = RoundHistory.of(agreed).with(new Fact.Answered(SESSION, SURVIVORS));
        assertRefused(Code.ROUND_BURNT, () -> mayOpen(answered, 1, 2, certificate));
        mayOpen(answered, 2, 1);
        assertThat(RoundHistory.of(agreed).votable()).isEmpty();
        assertThat(answered.answered()).contains(new Fact.Answered(SESSION, SURVIVORS));
    }

    @Test
    void modelFromWhichTheSiteAgreedToOpenASumIsNeverWorkedOnAgain() {
        var agreed = RoundHistory.of(List.of(opened(1, 1, "first"), masked, new Fact.Agreed(SESSION, SURVIVORS)));
        refuseModel(agreed, 2, "first");
        var answered = agreed.with(new Fact.Answered(SESSION, SURVIVORS));
        refuseModel(answered, 2, "first");
        var later = answered.with(opened(2, 1, "second")).with(new Fact.Masked(OTHER, 3, members));
        refuseModel(later, 3, "first");
        requireModel(later, 3, "second");
        var both = later.with(new Fact.Agreed(OTHER, SURVIVORS));
        for (var model : List.of("first", "second")) {
            refuseModel(both, 3, model);
            assertThatThrownBy(() -> both.with(opened(3, 1, model))).isInstanceOf(IllegalStateException.class);
        }
        requireModel(both, 3, "third");
    }

    /** Nothing was opened from it, as far as this site's word goes. */
    @Test
    void modelOfARoundToWhichTheSiteNeverAgreedMayComeAgain() {
        for (var facts : List.of(
                List.of(opened(1, 1, "first")),
                List.of(opened(1, 1, "first"), masked),
                List.of(opened(1, 1, "first"), masked, new Fact.Voted(SESSION)))) {
            requireModel(RoundHistory.of(facts), 2, "first");
        }
    }

    @Test
    void whatLastsForbidsTheSameModels() {
        var history = RoundHistory.of(List.of(opened(1, 1, "first"), masked, new Fact.Agreed(SESSION, SURVIVORS)));
        history = history.with(opened(2, 1, "second"))
                .with(new Fact.Masked(OTHER, 3, members))
                .with(new Fact.Agreed(OTHER, SURVIVORS))
                .with(opened(3, 1, "third"));
        assertThat(history.lasting())
                .containsExactly(new Fact.Spent(Federation.hash("first")), new Fact.Spent(Federation.hash("second")));
        var anew = RoundHistory.of(history.lasting()).with(opened(3, 1, "third"));
        refuseModel(anew, 4, "first");
        refuseModel(anew, 4, "second");
        requireModel(anew, 4, "third");
        assertThatThrownBy(() -> anew.with(new Fact.Spent(SESSION))).isInstanceOf(IllegalStateException.class);
    }

    /** Two runs that work on one model mask at the same time; the first that agrees leaves nothing to agree to for the other. */
    @Test
    void modelThatAnotherRunSpentMeanwhileIsNotAgreedToAgain() {
        var masking = RoundHistory.of(List.of(opened(1, 1, "first"), masked));
        var agreed = new Fact.Agreed(SESSION, SURVIVORS);
        var spent = masking.spentElsewhere(List.of(Federation.hash("first")));
        assertThatThrownBy(() -> spent.with(agreed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a fact contradicts the journal");
        var known = masking.with(agreed);
        assertThat(known.spentElsewhere(List.of(Federation.hash("first"))).spent())
                .containsExactly(Federation.hash("first"));
        assertThat(masking.spentElsewhere(List.of(Federation.hash("second")))
                        .with(agreed)
                        .spent())
                .containsExactly(Federation.hash("second"), Federation.hash("first"));
    }

    /** As journals were written before they named models: the round is over, and no more is known. */
    @Test
    void agreementToASessionOfAnUnknownModelForbidsItsRoundOnly() {
        var history = RoundHistory.of(List.of(new Fact.Opened(1, 1), masked, new Fact.Agreed(SESSION, SURVIVORS)));
        assertRefused(Code.ROUND_BURNT, () -> mayOpen(history, 1, 2));
        mayOpen(history, 2, 1);
        assertThat(history.lasting()).isEmpty();
    }

    private void refuseModel(RoundHistory history, long round, String model) {
        assertRefused(Code.MODEL_SPENT, () -> requireModel(history, round, model));
    }

    private void requireModel(RoundHistory history, long round, String model) {
        history.requireMayOpen(context(round, 1, model), Optional.empty(), federation.directory());
    }

    /** The first attempt was certified when the second one opened; the third needs the certificate of the second. */
    @Test
    void everyMaskedAttemptNeedsACertificateOfItsOwn() {
        var second = new Fact.Masked(OTHER, 3, members);
        var history = RoundHistory.of(List.of(new Fact.Opened(1, 1), masked, new Fact.Opened(1, 2), second));
        assertRefused(Code.ROUND_BURNT, () -> mayOpen(history, 1, 3, certificate(SESSION, members)));
        mayOpen(history, 1, 3, certificate(OTHER, members));
    }

    @Test
    void factsThatNoSessionRecordsAreNotAHistory() {
        var opened = new Fact.Opened(1, 1);
        var agreed = new Fact.Agreed(SESSION, SURVIVORS);
        var answered = new Fact.Answered(SESSION, SURVIVORS);
        for (var facts : List.of(
                List.of(masked),
                List.of(new Fact.Voted(SESSION)),
                List.of(opened, opened),
                List.of(opened, new Fact.Met(List.of())),
                List.of(opened, new Fact.Spent(SESSION)),
                List.of(opened, masked, masked),
                List.of(opened, agreed),
                List.of(opened, masked, new Fact.Agreed(OTHER, SURVIVORS)),
                List.of(opened, masked, new Fact.Voted(OTHER)),
                List.of(opened, masked, answered),
                List.of(opened, masked, agreed, agreed),
                List.of(opened, masked, agreed, new Fact.Voted(SESSION)),
                List.of(opened, masked, new Fact.Voted(SESSION), agreed),
                List.of(opened, masked, agreed, new Fact.Answered(OTHER, SURVIVORS)),
                List.of(opened, masked, agreed, answered, answered),
                List.of(opened, masked, agreed, new Fact.Opened(1, 2)))) {
            assertThatThrownBy(() -> RoundHistory.of(facts))
                    .as(facts.toString())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("a fact contradicts the journal");
        }
    }

    @Test
    void everyFactEncodesAndDecodes() {
        var facts = List.of(
                new Fact.Opened(1L << 40, 7),
                opened(1L << 40, 7, "model"),
                new Fact.Opened(1, 2, Optional.of(SESSION), Optional.of(new Advertised(members.get(0), 3, SURVIVORS))),
                masked,
                new Fact.Masked(SESSION, 3, members, List.of(new Advertised(members.get(1), Long.MAX_VALUE, SESSION))),
                new Fact.Met(List.of(new Advertised(members.get(0), 1, SESSION))),
                new Fact.Voted(SESSION),
                new Fact.Agreed(SESSION, SURVIVORS),
                new Fact.Answered(SESSION, SURVIVORS),
                new Fact.Spent(SESSION));
        for (var fact : facts) {
            assertThat(Fact.decode(fact.encode())).isEqualTo(fact);
        }
        assertThat(facts.stream().map(Object::getClass).distinct()).hasSize(Fact.class.getPermittedSubclasses().length);
    }

    private void mayOpen(RoundHistory history, long round, int attempt) {
        history.requireMayOpen(context(round, attempt, "model"), Optional.empty(), federation.directory());
    }

    private void mayOpen(RoundHistory history, long round, int attempt, AbortCertificate certificate) {
        history.requireMayOpen(context(round, attempt, "model"), Optional.of(certificate), federation.directory());
    }

    private static RoundContext context(long round, int attempt, String model) {
        return Federation.contextOf("tenant", "study", round, attempt, model, "plan");
    }

    private static Fact.Opened opened(long round, int attempt, String model) {
        return new Fact.Opened(round, attempt, Optional.of(Federation.hash(model)));
    }

    private AbortCertificate certificate(ByteString session, List<SiteId> voters) {
        return AbortCertificate.of(voters.stream()
                .map(voter -> AbortVote.sign(federation.identity(voter), session, voter))
                .toList());
    }
}
