package io.covalence.service.mail;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By which server mail is sent.
 *
 * @param host COVALENCE_SMTP_HOST; empty when no mail is sent
 * @param port COVALENCE_SMTP_PORT, 587 by default
 * @param from COVALENCE_SMTP_FROM, the address that mail comes from
 * @param user COVALENCE_SMTP_USER; empty when the server asks for none
 * @param passwordFile COVALENCE_SMTP_PASSWORD_FILE, which nobody else may read
 * @param startTls whether the connection must be encrypted; COVALENCE_SMTP_STARTTLS is {@code required}, the default, or
 *     {@code off} for a server on this machine, which then gets no password
 */
public record MailSettings(
        String host,
        int port,
        String from,
        String user,
        @Nullable Path passwordFile,
        boolean startTls) {
    private static final String OFF = "off";
    private static final String REQUIRED = "required";

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    public static MailSettings from(Map<String, String> environment) {
        var host = setting(environment, "HOST", "");
        var startTls = setting(environment, "STARTTLS", REQUIRED);
        var user = setting(environment, "USER", "");
        var file = setting(environment, "PASSWORD_FILE", "");
        require(startTls.equals(REQUIRED) || startTls.equals(OFF), "STARTTLS must be required or off");
        require(user.isEmpty() == file.isEmpty(), "USER and COVALENCE_SMTP_PASSWORD_FILE go together");
        require(user.isEmpty() || startTls.equals(REQUIRED), "STARTTLS must be required where a password is sent");
        var from = setting(environment, "FROM", "");
        require(host.isEmpty() || from.contains("@"), "FROM must be the address that mail comes from");
        return new MailSettings(
                host, port(environment), from, user, file.isEmpty() ? null : Path.of(file), startTls.equals(REQUIRED));
    }

    private static int port(Map<String, String> environment) {
        var text = setting(environment, "PORT", "587");
        require(text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 0xffff, "PORT must be a port's number");
        return Integer.parseInt(text);
    }

    private static String setting(Map<String, String> environment, String name, String otherwise) {
        var value = environment.getOrDefault("COVALENCE_SMTP_" + name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException("COVALENCE_SMTP_" + rule);
        }
    }

    public boolean isOn() {
        return !host.isEmpty();
    }
}
