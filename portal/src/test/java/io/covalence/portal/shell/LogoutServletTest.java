package io.covalence.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.portal.page.PlainPage;
import io.covalence.portal.text.Language;
import org.junit.jupiter.api.Test;

class LogoutServletTest {
    private static final PlainPage PLAIN = new PlainPage(Language.ENGLISH);

    private static final String ISSUER = "https://login.example/realms/covalence";

    @Test
    void aLinkOnlyAsks() {
        assertThat(LogoutServlet.ask(PLAIN))
                .contains("<form method=\"post\" action=\"logout\">")
                .doesNotContain("<script");
    }

    @Test
    void theIdentityTokenTravelsInAFormAndInNoAddress() {
        var page = LogoutServlet.goOn(PLAIN, ISSUER, "https://covalence.example/portal/", "head.body.sign");

        assertThat(page)
                .contains("action=\"" + ISSUER + "/protocol/openid-connect/logout\"")
                .contains("name=\"id_token_hint\" value=\"head.body.sign\"")
                .doesNotContain("?", "onload");
    }

    @Test
    void whoHasNoIdentityTokenIsAskedByTheProvider() {
        assertThat(LogoutServlet.goOn(PLAIN, ISSUER, "https://covalence.example/portal/", null))
                .doesNotContain("id_token_hint");
    }
}
