package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.cases.Plays;
import io.covalence.connector.cases.ReportedAction;
import io.covalence.connector.service.LocalAuthority;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalTenantService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service and the identity provider are behind a proxy that looks into connections: their certificates are the hospital's. */
@Timeout(60)
@Tag("cases")
class OwnAuthorityTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void authorityIsNotTrustedAfterACodeThatWasRefused() throws IOException {
        var authority = new LocalAuthority(Files.createDirectory(folder.resolve("keys")), "General Hospital Authority");
        var home = folder.resolve("home");
        try (var server = new LocalServer(authority.server("localhost"))) {
            new LocalTenantService(server, new LocalIdentityProvider(server));

            var refused = new Terminal(home)
                    .type(
                            "wrong-code",
                            "enrol",
                            "--server",
                            server.url(),
                            "--ca-file",
                            authority.certificate().toString());

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("Nothing was changed").doesNotContain("Trusted from now on");
            assertThat(home.resolve("authorities.pem")).doesNotExist();
        }
    }

    @Test
    @Plays(ReportedAction.AUTHORITY_OF_A_HOSPITAL)
    void authorityThatIsGivenOnceIsTrustedForServiceAndIdentityProviderFromThenOn() throws IOException {
        var authority = new LocalAuthority(Files.createDirectory(folder.resolve("keys")), "General Hospital Authority");
        var home = folder.resolve("home");
        try (var server = new LocalServer(authority.server("localhost"))) {
            new LocalTenantService(server, new LocalIdentityProvider(server));
            var refused = new Terminal(home).type(LocalTenantService.CODE, "enrol", "--server", server.url());
            assertThat(refused.exitCode()).isEqualTo(75);
            assertThat(refused.err()).contains("\"CN=General Hospital Authority\" (", "fingerprint", "--ca-file");

            var enrolled = new Terminal(home)
                    .type(
                            LocalTenantService.CODE,
                            "enrol",
                            "--server",
                            server.url(),
                            "--ca-file",
                            authority.certificate().toString());
            assertThat(enrolled.exitCode()).as(enrolled.err()).isZero();
            assertThat(enrolled.err()).contains("Trusted from now on: \"CN=General Hospital Authority\"");

            assertThat(new Terminal(home).run("study", "ls").exitCode()).isZero();
            assertThat(new Terminal(home).run("config", "show").out())
                    .contains(
                            "proxy: none",
                            "authority of its own: \"CN=General Hospital Authority\", SHA-256 fingerprint ");
            assertThat(new Terminal(home).run("doctor", "--thorough").out())
                    .contains("PASS  authority: \"CN=General Hospital Authority\"");
        }
    }
}
