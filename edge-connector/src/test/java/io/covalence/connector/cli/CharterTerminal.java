package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.Sha256;
import io.covalence.connector.charter.Consortium;
import io.covalence.connector.charter.PinnedCharters;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.service.LocalCharters;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalTenantService;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.StudyState;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterMember;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A site at its terminal, with a study that has a charter to sign. */
abstract class CharterTerminal {
    static final TenantId TENANT = new TenantId("ten_" + "t".repeat(20));
    static final StudyId STUDY = new StudyId("std_" + "s".repeat(20));
    static final String PLAN = Json.text(Plans.linear("active"));
    static final ByteString PLAN_HASH = ByteString.ofHex(Sha256.hex(PLAN));

    final LocalServer server = new LocalServer();
    final LocalTenantService tenants = new LocalTenantService(server, new LocalIdentityProvider(server));
    final LocalCharters charters = new LocalCharters(server);

    @TempDir
    Path folder = Path.of("");

    Terminal terminal = new Terminal(Path.of(""));
    ConnectorHome home = new ConnectorHome(Path.of("target"));
    Consortium consortium = new Consortium(TENANT.value(), STUDY.value(), member("00"), PLAN_HASH);

    @BeforeEach
    void enrolAndApprove() {
        home = new ConnectorHome(folder.resolve("home"));
        terminal = new Terminal(home.root());
        tenants.show(new SiteStudy(
                STUDY,
                TENANT,
                "Helix Example",
                "A study",
                "What is active?",
                StudyState.RECRUITING,
                ParticipationState.ENROLLED,
                PLAN,
                PLAN_HASH.hex()));
        done(terminal.type(LocalTenantService.CODE, "enrol", "--server", server.url()));
        assertThat(done(terminal.run("study", "approve", STUDY, "--digest", PLAN_HASH.hex()))
                        .out())
                .contains("connector charter show " + STUDY);
        var own = new KeyFiles(home).open().identity().publicKey();
        consortium = new Consortium(
                TENANT.value(), STUDY.value(), new CharterMember(LocalTenantService.SITE, own), PLAN_HASH);
    }

    @AfterEach
    void close() {
        server.close();
    }

    Optional<Charter> pinned() {
        return new PinnedCharters(home).find(STUDY);
    }

    /** Signs what the service shows, as a script that has read it. */
    Terminal.Session sign() {
        return terminal.run("charter", "sign", STUDY, "--digest", digest());
    }

    /** Not signed, with exit code 1; what was said. */
    String assertNotSigned(String code) {
        return assertRefused(code, "charter", "sign", STUDY, "--digest", digest());
    }

    private String digest() {
        return terminal.run("charter", "show", STUDY, "--json")
                .json()
                .at("/data/hash")
                .textValue();
    }

    /** Refused with exit code 1; what was said. */
    String assertRefused(String code, Object... words) {
        var command = Stream.of(words).map(String::valueOf).toArray(String[]::new);
        var refused = terminal.type("", command);
        assertThat(refused.exitCode()).isEqualTo(1);
        var json = terminal.type("", with(command, "--json")).json();
        assertThat(json.path("error").path("code").textValue()).isEqualTo(code);
        return refused.err();
    }

    static Terminal.Session done(Terminal.Session session) {
        assertThat(session.exitCode()).as(session.err()).isZero();
        return session;
    }

    static String[] with(String[] command, String option) {
        var longer = Arrays.copyOf(command, command.length + 1);
        longer[command.length] = option;
        return longer;
    }

    static CharterMember member(String hex) {
        return new CharterMember(new SiteId("sit"), ByteString.ofHex(hex.repeat(32)));
    }
}
