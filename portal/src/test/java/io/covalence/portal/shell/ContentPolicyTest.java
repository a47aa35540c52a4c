package io.covalence.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentPolicyTest {
    private static final String ORIGIN = "https://covalence.example";
    private static final String IDP = "https://login.example";

    @Test
    void plainPagesRunFilesOfThisOriginAndNothingElse() {
        assertThat(ContentPolicy.plain())
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "form-action 'self'")
                .doesNotContain("unsafe", "nonce", "ws:", "*");
    }

    /** Websockets lead to this origin alone, and inline code needs the nonce of this very page. */
    @Test
    void theApplicationRunsItsOwnInlineCodeOnly() {
        assertThat(ContentPolicy.application("abc", ORIGIN, IDP))
                .contains("script-src 'self' 'nonce-abc' 'unsafe-eval';")
                .contains("connect-src 'self' wss://covalence.example;")
                .doesNotContain("script-src 'self' 'unsafe-inline'", "ws: ", "wss: ", "wss:;");
    }

    @Test
    void everyPageStaysOutOfForeignFrames() {
        assertThat(ContentPolicy.plain()).contains("frame-ancestors 'none'");
        assertThat(ContentPolicy.leadingTo(IDP)).contains("frame-ancestors 'none'", "form-action 'self' " + IDP);
        assertThat(ContentPolicy.application("abc", ORIGIN, IDP)).contains("frame-ancestors 'none'");
    }

    @Test
    void anOriginIsWrittenAsBrowsersWriteIt() {
        assertThat(PortalSettings.origin("https://Covalence.example:443")).isEqualTo("https://covalence.example");
        assertThat(PortalSettings.origin("http://localhost:18080/x")).isEqualTo("http://localhost:18080");
        assertThat(PortalSettings.origin("http://covalence.example:80")).isEqualTo("http://covalence.example");
    }
}
