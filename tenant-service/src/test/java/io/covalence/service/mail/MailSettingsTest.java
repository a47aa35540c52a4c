package io.covalence.service.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailSettingsTest {
    private static MailSettings settings(String... namesAndValues) {
        var environment = new HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put("COVALENCE_SMTP_" + namesAndValues[i], namesAndValues[i + 1]);
        }
        return MailSettings.from(environment);
    }

    @Test
    void withoutAHostNoMailIsSent() {
        assertThat(MailSettings.from(Map.of()).isOn()).isFalse();
    }

    @Test
    void theUsualServerAsksForEncryption() {
        assertThat(settings("HOST", "mail.example", "FROM", "study@helix.example"))
                .isEqualTo(new MailSettings("mail.example", 587, "study@helix.example", "", null, true));
        assertThat(settings(
                        "HOST",
                        "mail.example",
                        "PORT",
                        "25",
                        "FROM",
                        "study@helix.example",
                        "USER",
                        "study",
                        "PASSWORD_FILE",
                        "/run/password"))
                .isEqualTo(new MailSettings(
                        "mail.example", 25, "study@helix.example", "study", Path.of("/run/password"), true));
    }

    @Test
    void aPasswordIsNeverSentInTheClear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("USER", "study", "PASSWORD_FILE", "/run/password", "STARTTLS", "off"))
                .withMessageContaining("COVALENCE_SMTP_STARTTLS");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("PORT", "70000"))
                .withMessageContaining("COVALENCE_SMTP_PORT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("HOST", "mail.example"))
                .withMessageContaining("COVALENCE_SMTP_FROM");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("USER", "study"))
                .withMessageContaining("COVALENCE_SMTP_USER");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("STARTTLS", "perhaps"))
                .withMessageContaining("COVALENCE_SMTP_STARTTLS");
    }
}
