package io.covalence.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogoutServletTest {
    private static final String ISSUER = "https://login.example/realms/covalence";

    @Test
    void aLinkOnlyAsks() {
        assertThat(LogoutServlet.ask())
                .contains("<form method=\"post\" action=\"logout\">")
                .doesNotContain("<script");
    }

    @Test
    void theIdentityTokenTravelsInAFormAndInNoAddress() {
        var page = LogoutServlet.goOn(ISSUER, "https://covalence.example/portal/", "head.body.sign");

        assertThat(page)
                .contains("action=\"" + ISSUER + "/protocol/openid-connect/logout\"")
                .contains("name=\"id_token_hint\" value=\"head.body.sign\"")
                .doesNotContain("?", "onload");
    }

    @Test
    void whoHasNoIdentityTokenIsAskedByTheProvider() {
        assertThat(LogoutServlet.goOn(ISSUER, "https://covalence.example/portal/", null))
                .doesNotContain("id_token_hint");
    }
}
