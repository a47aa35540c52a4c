package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.message.Offer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A federation whose first site is asked to admit rounds. */
abstract class RoundGateScene {
    @TempDir
    Path folder = Path.of("");

    Federation federation = new Federation(Path.of("target/unused"), 0);

    @BeforeEach
    void open() {
        federation.close();
        federation = new Federation(folder, 3);
    }

    @AfterEach
    void close() {
        federation.close();
    }

    RoundGate gate(SitePolicy policy) {
        return federation.site(0).gate(policy);
    }

    RoundOffer offer() {
        return federation.offer(1, RoundKind.TRAINING);
    }

    Offer signed(RoundContext context) {
        return federation.sign(context, 0, Optional.empty());
    }

    void assertRefused(String code, RoundOffer offer) {
        assertThatThrownBy(() -> gate(SitePolicy.DEFAULT).admit(offer))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }

    void assertViolates(Code code, Offer signed) {
        assertThatThrownBy(() -> gate(SitePolicy.DEFAULT).admit(federation.offer(RoundKind.TRAINING, signed)))
                .isInstanceOfSatisfying(
                        ProtocolViolation.class,
                        violation -> assertThat(violation.code()).isEqualTo(code));
    }

    static RoundContext with(RoundContext context, ByteString planHash) {
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

    static RoundOffer with(RoundOffer offer, String signed) {
        return with(offer, signed, "");
    }

    static RoundOffer with(RoundOffer offer, String signed, String growth) {
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
