package io.covalence.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInParametersTest {
    /** The first is what Keycloak 26 sends, the second what Vaadin's client does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=b5&session_state=hA2&iss=http%3A%2F%2Flocalhost%3A18082%2Frealms%2Fcovalence&code=0f.1e.2d",
                "v-r=uidl&v-uiId=0",
                "search=M%C3%BCller&stage",
                "error=access_denied&state=b5",
                "scope_of_work=%ff",
                ""
            })
    void whatIdentityProvidersAndOurOwnPagesSendIsSound(String query) {
        assertThat(SignInParameters.areSound(query)).isTrue();
    }

    /** A line of one's own, an escape sequence, no value, a broken escape, no UTF-8, and each of them beside something sound. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "error=x%0A2026-11-29%20ERROR%20forged",
                "error=x%0D",
                "state=%1b[2J",
                "code=%C2%85",
                "error=%E2%80%AE",
                "error",
                "code&state=a",
                "state=a&iss",
                "scope",
                "code=%zz",
                "code=%",
                "login_hint=%f",
                "error=%ff",
                "v-r=uidl&error_description=a%00b"
            })
    void whatTheSignInWouldFailOnOrPrintIsNot(String query) {
        assertThat(SignInParameters.areSound(query)).isFalse();
    }

    @Test
    void whatIsLongerThanAnyProviderSendsIsNot() {
        assertThat(SignInParameters.areSound("state=" + "a".repeat(2_000))).isTrue();
        assertThat(SignInParameters.areSound("state=" + "a".repeat(2_001))).isFalse();
    }
}
