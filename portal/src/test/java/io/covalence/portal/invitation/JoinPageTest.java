package io.covalence.portal.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.portal.Samples;
import org.junit.jupiter.api.Test;

class JoinPageTest {
    private static InvitationPreview preview(InvitationState state) {
        return new InvitationPreview(
                "Helix <Therapeutics>",
                "Toxicity",
                "Is it \"toxic\" & if so, where? <script>alert(1)</script>",
                "Institute 1",
                state,
                Samples.NOON,
                "We agree.",
                "ab".repeat(32));
    }

    @Test
    void whatComesFromOutsideIsEscaped() {
        assertThat(JoinPage.show(preview(InvitationState.PENDING)))
                .contains("Helix &lt;Therapeutics&gt; invites Institute 1")
                .contains("Is it &quot;toxic&quot; &amp; if so")
                .doesNotContain("<script>alert");
    }

    @Test
    void anOpenInvitationLeadsToTheSignIn() {
        assertThat(JoinPage.show(preview(InvitationState.PENDING)))
                .contains("href=\"invitation\"")
                .contains("You can answer until March 1, 2026 (UTC).");
    }

    @Test
    void anExpiredInvitationSaysSoInstead() {
        assertThat(JoinPage.show(preview(InvitationState.EXPIRED)))
                .doesNotContain("href=\"invitation\"")
                .contains("This invitation has expired.");
    }

    @Test
    void theTokenIsNeverPrinted() {
        assertThat(new PendingInvitation("very-secret").toString()).doesNotContain("very-secret");
    }
}
