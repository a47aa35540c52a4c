package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.Decision;
import io.covalence.connector.study.Decisions;
import io.covalence.contract.round.Participant;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void approvedPlanIsAdmittedWithTheLargerMinimum() {
        assertThat(gate(SitePolicy.DEFAULT).admit(offer()).minimumCohort()).isEqualTo(3);
    }

    @Test
    void planThatChangedAfterApprovalIsRefused() {
        var other = Federation.approval(Plans.linear("toxic"));

        var offer = with(other.planSha256(), Federation.TENANT, offer().participants());
        assertThatThrownBy(() -> gate(SitePolicy.DEFAULT).admit(offer)).hasMessageContaining("not approved here");
    }

    @Test
    void planOfAnotherTenantIsRefused() {
        var offer = with(offer().planSha256(), "ten_" + "x".repeat(20), offer().participants());

        assertThatThrownBy(() -> gate(SitePolicy.DEFAULT).admit(offer)).hasMessageContaining("not approved here");
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

        assertThatThrownBy(() -> gate(SitePolicy.DEFAULT).admit(offer())).hasMessageContaining("not approved here");
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

        assertThatThrownBy(() -> gate(SitePolicy.DEFAULT).admit(offer())).hasMessageContaining("digest");
    }

    @Test
    void policyThatBecameStricterAfterApprovalWins() {
        var strict = new SitePolicy(3, 0, List.of(), 64, 10, 600);

        assertThatThrownBy(() -> gate(strict).admit(offer())).hasMessageContaining("maximumParameters is 64");
    }

    @Test
    void roundWithTooFewSitesIsRefused() {
        var offer = with(
                offer().planSha256(), Federation.TENANT, offer().participants().subList(0, 2));

        assertThatThrownBy(() -> gate(SitePolicy.DEFAULT).admit(offer))
                .hasMessageContaining("has 2 sites; this site needs 3");
    }

    @Test
    void roundWithMoreSitesThanThePlanAllowsIsRefused() {
        var many = Collections.nCopies(51, offer().participants().getFirst());

        var offer = with(offer().planSha256(), Federation.TENANT, many);
        assertThatThrownBy(() -> gate(SitePolicy.DEFAULT).admit(offer))
                .hasMessageContaining("has 51 sites; the plan allows 50");
    }

    @Test
    void roundThatNamesAnotherKeyForThisSiteIsRefused() {
        var own = offer().participants().get(0);
        var other = offer().participants().get(1);
        var forged = List.of(
                new Participant(own.siteId(), other.identityKey()),
                other,
                offer().participants().get(2));

        var offer = with(offer().planSha256(), Federation.TENANT, forged);
        assertThatThrownBy(() -> gate(SitePolicy.DEFAULT).admit(offer)).hasMessageContaining("own identity key");
    }

    private RoundGate gate(SitePolicy policy) {
        var site = federation.site(0);
        return new RoundGate(site.id(), site.publicKey(), new Decisions(site.home()), () -> policy);
    }

    private RoundOffer offer() {
        return federation.offer(1, RoundKind.TRAINING);
    }

    private RoundOffer with(String planSha256, String tenantId, List<Participant> participants) {
        var offer = offer();
        return new RoundOffer(
                offer.roundId(),
                offer.runId(),
                tenantId,
                offer.studyId(),
                offer.number(),
                offer.attempt(),
                offer.kind(),
                planSha256,
                offer.modelSha256(),
                offer.modelVersion(),
                offer.trainingDeadline(),
                "",
                participants);
    }
}
