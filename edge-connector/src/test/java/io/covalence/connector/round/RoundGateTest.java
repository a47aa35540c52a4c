package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.Decision;
import io.covalence.connector.transparency.WatchedLogs;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.Stopping;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RoundContext;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundGateTest extends RoundGateScene {
    @Test
    void roundIsAdmittedUnderTheSignedCharterWithTheLargerMinimum() throws Exception {
        var terms = gate(SitePolicy.DEFAULT).admit(offer()).terms();

        assertThat(terms.charter()).isEqualTo(federation.charter());
        assertThat(terms.minimumCohort()).isEqualTo(3);
        assertThat(terms.log().head()).isEqualTo(federation.notary().log().head());
        assertThat(WatchedLogs.head(federation.site(0).home(), Federation.TENANT))
                .contains(terms.log().head());
    }

    @Test
    void planThatChangedAfterApprovalIsRefused() {
        var other = Federation.approval(Plans.linear("toxic"));
        var context = with(federation.context(1, 1), ByteString.ofHex(other.planSha256()));

        assertRefused("plan-not-approved", federation.offer(RoundKind.TRAINING, signed(context)));
    }

    @Test
    void rejectedPlanIsRefused() {
        var approved = Federation.approval(Federation.PLAN);
        var rejected = new Decision(
                Decision.Verdict.REJECTED,
                approved.studyId(),
                approved.tenantId(),
                approved.tenantName(),
                approved.name(),
                approved.plan(),
                approved.planSha256(),
                approved.decidedAt());
        PrivateFiles.replace(federation.site(0).home().approval(Federation.STUDY), Json.bytes(rejected));

        assertRefused("plan-not-approved", offer());
    }

    @Test
    void approvalThatWasTamperedWithIsRefused() {
        var approved = Federation.approval(Federation.PLAN);
        var tampered = new Decision(
                approved.verdict(),
                approved.studyId(),
                approved.tenantId(),
                approved.tenantName(),
                approved.name(),
                approved.plan().replace("\"rounds\":4", "\"rounds\":5"),
                approved.planSha256(),
                approved.decidedAt());
        PrivateFiles.replace(federation.site(0).home().approval(Federation.STUDY), Json.bytes(tampered));

        assertRefused("plan-altered", offer());
    }

    @Test
    void policyThatBecameStricterAfterApprovalWins() {
        var strict = new SitePolicy(3, 1, List.of(), 64, 10, 600, 5, 99, 99, 9, 9);

        assertThatThrownBy(() -> gate(strict).admit(offer())).hasMessageContaining("maximumParameters is 64");
    }

    @Test
    void roundOfAStudyWhoseCharterIsNotSignedHereIsRefused() throws Exception {
        Files.delete(federation.site(0).home().charter(Federation.STUDY));

        assertRefused("charter-not-signed", offer());
    }

    @Test
    void roundUnderAnotherCharterThanTheSignedOneIsRefused() {
        var present = federation.context(1, 1);
        var context = new RoundContext(
                present.tenant(),
                present.study(),
                present.run(),
                ByteString.ofHex("c4".repeat(32)),
                1,
                1,
                present.modelHash(),
                present.planHash());

        assertRefused("charter-not-the-signed-one", federation.offer(RoundKind.TRAINING, signed(context)));
    }

    @Test
    void offerThatSaysSomethingElseThanItsSignedPartIsRefused() {
        var offer = offer();
        var other = new RoundOffer(
                offer.roundId(),
                offer.runId(),
                offer.tenantId(),
                offer.studyId(),
                offer.number() + 1,
                offer.attempt(),
                offer.kind(),
                offer.planSha256(),
                offer.modelSha256(),
                offer.modelVersion(),
                offer.trainingDeadline(),
                offer.signed(),
                offer.growth());

        assertRefused("offer-not-valid", other);
        assertRefused("offer-not-valid", with(offer, "bm8gb2ZmZXI="));
        assertRefused("offer-not-valid", with(offer, "?"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, TRAINING, true",
        "0, EVALUATION, false",
        "3, TRAINING, true",
        "3, EVALUATION, false",
        "4, TRAINING, false",
        "4, EVALUATION, true",
        "5, TRAINING, false",
        "5, EVALUATION, false"
    })
    void kindOfARoundFollowsFromItsModelAndThePlansFourRounds(int version, RoundKind kind, boolean admitted)
            throws Exception {
        var offer = federation.offer(version + 1, kind);
        federation.trained();

        if (admitted) {
            assertThat(gate(SitePolicy.DEFAULT).admit(offer).terms().offer()).isEqualTo(offer);
        } else {
            assertRefused("offer-not-valid", offer);
        }
    }

    /** With a patience of two versions, version 3 is the first after which training can have ended. */
    @ParameterizedTest
    @CsvSource({
        "2, TRAINING, true",
        "2, EVALUATION, false",
        "3, TRAINING, true",
        "3, EVALUATION, true",
        "4, TRAINING, false",
        "4, EVALUATION, true",
        "5, EVALUATION, false"
    })
    void evaluationMayComeEarlyWhereThePlanLetsTrainingEnd(int version, RoundKind kind, boolean admitted) {
        var offer = federation.offer(version + 1, kind);
        var schedule = Federation.PLAN.schedule();
        var plan = Federation.PLAN.with(new Schedule(
                schedule.rounds(), schedule.trainingSeconds(), schedule.phaseSeconds(), new Stopping(2, 0)));

        var found = catchThrowable(() -> OfferReader.requireKind(offer, OfferReader.read(offer), plan));
        assertThat(found == null).isEqualTo(admitted);
    }

    /** Whoever gives the model gets a histogram of its scores: not before the site has helped to make one. */
    @Test
    void runThatBeginsWithItsEvaluationIsRefused() {
        assertRefused("no-training-before", federation.offer(5, RoundKind.EVALUATION));
    }
}
