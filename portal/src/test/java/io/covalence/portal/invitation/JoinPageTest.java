package io.covalence.portal.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.portal.Samples;
import io.covalence.portal.page.PlainPage;
import io.covalence.portal.text.Language;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JoinPageTest {
    private static final JoinPage PAGE = new JoinPage(new PlainPage(Language.ENGLISH));

    private static InvitationPreview preview(InvitationState state) {
        return new InvitationPreview(
                "Helix <Therapeutics>",
                "Toxicity",
                "Is it \"toxic\" & if so, where? <script>alert(1)</script>",
                "Institute 1",
                "a•••@fir.example",
                false,
                state,
                Samples.NOON,
                "We agree.",
                "ab".repeat(32));
    }

    @Test
    void whatComesFromOutsideIsEscaped() {
        assertThat(PAGE.show(preview(InvitationState.PENDING)))
                .contains("Helix &lt;Therapeutics&gt; invites Institute 1")
                .contains("Is it &quot;toxic&quot; &amp; if so")
                .doesNotContain("<script>alert");
    }

    /** Lines wrap on a narrow page, and a wrapped one shows no mark of a quotation. */
    @Test
    void theSponsorsWordsStandInABlockOfTheirOwn() {
        var page = PAGE.show(new InvitationPreview(
                "Helix",
                "Toxicity",
                "Which?",
                "Institute 1",
                "a•••@fir.example",
                false,
                InvitationState.PENDING,
                Samples.NOON,
                "1. We agree.\n> 5. You pay.\n>\n> For <all>.\n6. The end.",
                "ab".repeat(32)));

        assertThat(page)
                .contains(
                        "<div>1. We agree.</div><blockquote>&gt; 5. You pay.\n&gt;\n&gt; For &lt;all&gt;.</blockquote>"
                                + "<div>6. The end.</div>");
    }

    @Test
    void noTextIsLostBetweenPassages() {
        for (var text : List.of("", "\n", "a\n", "> a", "a\n> b\n> c\nd\n\n>\n", ">b\n> c")) {
            assertThat(AgreementPassage.of(text).stream()
                            .map(AgreementPassage::text)
                            .collect(Collectors.joining("\n")))
                    .isEqualTo(text);
        }
    }

    @Test
    void anOpenInvitationLeadsToTheSignIn() {
        assertThat(PAGE.show(preview(InvitationState.PENDING)))
                .contains("href=\"invitation\"")
                .contains("You can answer until 1 March 2026 (UTC).");
    }

    @Test
    void whomItWasSentToIsSaidBeforeSigningIn() {
        assertThat(PAGE.show(preview(InvitationState.PENDING))).contains("Sent to a•••@fir.example:");
    }

    @Test
    void aPastedLinkIsAsGoodAsItsToken() {
        assertThat(JoinServlet.token(" https://covalence.example/portal/join#a_b-c \n"))
                .isEqualTo("a_b-c");
        assertThat(JoinServlet.token("a_b-c")).isEqualTo("a_b-c");
        assertThat(JoinServlet.token("https://covalence.example/portal/join#")).isEmpty();
    }

    @Test
    void anExpiredInvitationSaysSoInstead() {
        assertThat(PAGE.show(preview(InvitationState.EXPIRED)))
                .doesNotContain("href=\"invitation\"")
                .contains("This invitation has expired.");
    }

    @Test
    void theTokenIsNeverPrinted() {
        assertThat(new PendingInvitation("very-secret").toString()).doesNotContain("very-secret");
    }
}
