package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.contract.charter.LogSize;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.message.Offer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A round begins from a model that the service signed and that stands in the log. */
class OfferInTheLogTest extends RoundGateScene {
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

    private static RoundOffer grown(RoundOffer offer, byte[] growth) {
        return with(offer, offer.signed(), Base64.getEncoder().encodeToString(growth));
    }
}
