package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.covalence.connector.Failure;
import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.Decision;
import io.covalence.connector.transparency.WatchedLogs;
import io.covalence.contract.charter.LogSize;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.Stopping;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.message.Offer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundGateTest {
    @TempDir
    private Path folder = Path.of("");

    private Federation federation = new Federation(Path.of("target/unused"), 0);

    @BeforeEach
    void open() {
        federation.close();
        federation = new Federation(folder, 3);
    }

    @AfterEach
    void close() {
        federation.close();
    }

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

    @Test
    void offerThatTheServiceDidNotSignLeavesNothingAtTheSite() {
        var forger = IdentityKey.generate(new SplittableRandom(99)::nextBytes);
        var honest = signed(federation.context(1, 1));
        var forged = Offer.sign(
                forger,
                honest.context(),
                honest.modelVersion(),
                honest.deadline(),
                honest.treeHead(),
                honest.charterProof(),
                honest.modelProof(),
                Optional.empty());

        assertViolates(Code.BAD_SIGNATURE, forged);
        assertRefused("offer-not-valid", with(offer(), "bm8gb2ZmZXI="));
        assertThat(federation.site(0).home().rounds()).isEmptyDirectory();
    }

    @Test
    void offerThatTheServiceDidNotSignIsRefused() {
        var forger = IdentityKey.generate(new SplittableRandom(99)::nextBytes);
        var honest = signed(federation.context(1, 1));
        var forged = Offer.sign(
                forger,
                honest.context(),
                honest.modelVersion(),
                honest.deadline(),
                honest.treeHead(),
                honest.charterProof(),
                honest.modelProof(),
                Optional.empty());

        assertViolates(Code.BAD_SIGNATURE, forged);
    }

    @Test
    void modelThatIsNotInTheLogIsRefused() {
        var honest = signed(federation.context(1, 1));
        var present = honest.context();
        var unlogged = new RoundContext(
                present.tenant(),
                present.study(),
                present.run(),
                present.charterHash(),
                1,
                1,
                ByteString.ofHex("0d".repeat(32)),
                present.planHash());
        var offer = Offer.sign(
                federation.notary().service(),
                unlogged,
                0,
                honest.deadline(),
                honest.treeHead(),
                honest.charterProof(),
                honest.modelProof(),
                Optional.empty());

        assertViolates(Code.BAD_PROOF, offer);
    }

    @Test
    void proofThatCameWithTheOfferSparesAQuestion() throws Exception {
        var gate = gate(SitePolicy.DEFAULT);
        gate.admit(offer());
        assertThat(gate.knownLog()).contains(new LogSize(Federation.TENANT, 2));
        var log = federation.notary().log();
        log.append(new ModelEntry("std", "run", 9, ByteString.ofHex("aa".repeat(32))));

        gate.admit(grown(offer(), log.consistency(2, 3).encode()));

        assertThat(gate.knownLog()).contains(new LogSize(Federation.TENANT, 3));
        assertThat(federation.server().requests("GET", ".*/consistency")).isEmpty();
    }

    @Test
    void proofThatDoesNotHoldIsNoBetterForComingAlong() throws Exception {
        var gate = gate(SitePolicy.DEFAULT);
        gate.admit(offer());
        var log = federation.notary().log();
        log.append(new ModelEntry("std", "run", 9, ByteString.ofHex("aa".repeat(32))));
        var wrong = new ConsistencyProof(2, 3, List.of(ByteString.ofHex("ee".repeat(32))));

        assertThatThrownBy(() -> gate.admit(grown(offer(), wrong.encode())))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("log-not-continued"));
        // One that is about other sizes is worth nothing: the service is asked
        gate.admit(grown(offer(), new ConsistencyProof(1, 3, List.of()).encode()));
        assertThat(federation.server().requests("GET", ".*/consistency")).hasSize(1);
    }

    @Test
    void logThatDoesNotContinueTheKnownOneIsRefused() throws Exception {
        gate(SitePolicy.DEFAULT).admit(offer());
        // The service begins a log anew, longer than the one it showed before
        var anew = new Federation(folder.resolve("anew"), 3);
        for (int version = 10; version < 15; version++) {
            federation.notary().log().append(new ModelEntry("std", "run", version, ByteString.ofHex("aa".repeat(32))));
            anew.notary().log().append(new ModelEntry("std", "run", version, ByteString.ofHex("ab".repeat(32))));
        }
        anew.sign(anew.context(1, 1), 0, Optional.empty());
        var head = anew.notary().log().head();
        anew.close();

        var logs = federation.site(0).logs();
        assertThatThrownBy(
                        () -> logs.meet(federation.charter().serviceKey(), Federation.TENANT, head, Optional.empty()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("log-not-continued"));
    }

    private RoundGate gate(SitePolicy policy) {
        return federation.site(0).gate(policy);
    }

    private RoundOffer offer() {
        return federation.offer(1, RoundKind.TRAINING);
    }

    private Offer signed(RoundContext context) {
        return federation.sign(context, 0, Optional.empty());
    }

    private void assertRefused(String code, RoundOffer offer) {
        assertThatThrownBy(() -> gate(SitePolicy.DEFAULT).admit(offer))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }

    private void assertViolates(Code code, Offer signed) {
        assertThatThrownBy(() -> gate(SitePolicy.DEFAULT).admit(federation.offer(RoundKind.TRAINING, signed)))
                .isInstanceOfSatisfying(
                        ProtocolViolation.class,
                        violation -> assertThat(violation.code()).isEqualTo(code));
    }

    private static RoundContext with(RoundContext context, ByteString planHash) {
        return new RoundContext(
                context.tenant(),
                context.study(),
                context.run(),
                context.charterHash(),
                context.round(),
                context.attempt(),
                context.modelHash(),
                planHash);
    }

    private static RoundOffer grown(RoundOffer offer, byte[] growth) {
        return with(offer, offer.signed(), Base64.getEncoder().encodeToString(growth));
    }

    private static RoundOffer with(RoundOffer offer, String signed) {
        return with(offer, signed, "");
    }

    private static RoundOffer with(RoundOffer offer, String signed, String growth) {
        return new RoundOffer(
                offer.roundId(),
                offer.runId(),
                offer.tenantId(),
                offer.studyId(),
                offer.number(),
                offer.attempt(),
                offer.kind(),
                offer.planSha256(),
                offer.modelSha256(),
                offer.modelVersion(),
                offer.trainingDeadline(),
                signed,
                growth);
    }
}
