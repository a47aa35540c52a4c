package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.ledger.SignedRound;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalTenantService;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerVerifyTest {
    private final SignedRound round = new SignedRound();

    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal(Path.of(""));
    private List<Path> files = List.of();

    @BeforeEach
    void write() throws IOException {
        terminal = new Terminal(folder.resolve("home"));
        files = round.write(folder);
    }

    @Test
    void trueEvidenceHoldsAndTheReportIsReadable() {
        var session = verify("--charter-hash", round.charterHash());

        assertThat(session.exitCode()).isZero();
        assertThat(session.err()).isEmpty();
        assertThat(session.out())
                .contains(
                        "PASS  " + files.getFirst(),
                        "Round 1, attempt 1, of run run, study study, tenant tenant.",
                        "In the sum: site_a, site_b, site_c.",
                        "The log of 4 entries continues the one of 2.",
                        "Everything holds.")
                .doesNotContain("Pin the hash");
    }

    @Test
    void withoutAPinItSaysThatTheKeysAreBelieved() {
        var session = verify();

        assertThat(session.exitCode()).isZero();
        assertThat(session.out())
                .contains("Not shown: whose keys the charter lists. Pin the hash of a charter version that you know.");
    }

    @Test
    void changedBundleFailsWithTheReason() throws IOException {
        byte[] changed = Files.readAllBytes(files.getFirst());
        changed[changed.length - 1] ^= 1;
        Files.write(files.getFirst(), changed);

        var session = verify();

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out())
                .contains(
                        "FAIL  " + files.getFirst(),
                        "Refused: the bundle: the bundle is not signed by the service's key.",
                        "Failed checks: 1 of 7.");
    }

    @Test
    void otherCharterThanThePinnedOneFails() {
        var session = verify("--charter-hash", "00".repeat(32));

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out()).contains("no version of the charter has a hash that was pinned");
    }

    @Test
    void serviceThatKeepsTwoLogsIsFoundOut() throws IOException {
        var other = Files.write(folder.resolve("from-another-member"), round.otherHead());

        var session = verify(other.toString());

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out())
                .contains(
                        "FAIL  " + files.getFirst() + ", " + other,
                        "The service signed two different logs of 2 entries.");
    }

    @Test
    void jsonIsOneEnvelopeWithWhatEachBundleShows() {
        var session = verify("--json", "--charter-hash", round.charterHash());

        var json = session.json();
        assertThat(json.path("command").textValue()).isEqualTo("ledger verify");
        assertThat(json.path("ok").booleanValue()).isTrue();
        assertThat(json.path("data").path("holds").booleanValue()).isTrue();
        var shown = json.path("data")
                .path("findings")
                .valueStream()
                .map(finding -> finding.path("round"))
                .filter(found -> !found.isMissingNode())
                .toList();
        assertThat(shown).singleElement().satisfies(found -> {
            assertThat(found.path("charterHash").textValue()).isEqualTo(round.charterHash());
            assertThat(found.path("charterPinned").booleanValue()).isTrue();
            assertThat(found.path("survivors").valueStream().map(site -> site.textValue()))
                    .containsExactly("site_a", "site_b", "site_c");
        });
    }

    @Test
    void jsonSaysThatACheckFailed() throws IOException {
        Files.writeString(files.getLast(), "no evidence");

        var session = verify("--json");

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.json().path("ok").booleanValue()).isFalse();
        assertThat(session.json().path("data").path("holds").booleanValue()).isFalse();
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertThat(terminal.run("ledger").exitCode()).isEqualTo(2);
        assertThat(terminal.run("ledger", "verify", "--charter-hash", "00".repeat(32))
                        .exitCode())
                .isEqualTo(2);
        assertThat(verify("--charter-hash", "abc").exitCode()).isEqualTo(2);
    }

    @Test
    void withoutAFileEachOfTheSitesOwnBundlesIsALine() throws IOException {
        var own = keep("round-10.bundle", "round-2.bundle");

        var session = terminal.run("ledger", "verify");

        assertThat(session.exitCode()).as(session.out() + session.err()).isZero();
        assertThat(session.out().lines())
                .containsExactly(
                        "PASS  round-2.bundle: round 1 of run, 3 of 3 sites in the sum",
                        "PASS  round-10.bundle: round 1 of run, 3 of 3 sites in the sum",
                        "Everything holds.");

        Files.writeString(own.resolve("round-2.bundle"), "no evidence");
        var failed = terminal.run("ledger", "verify");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("FAIL  round-2.bundle: "))
                .anyMatch(line -> line.startsWith("PASS  round-10.bundle: "))
                .last(STRING)
                .startsWith("Failed checks: 1 of 2.");
        assertThat(terminal.run("ledger", "verify", "--json")
                        .json()
                        .at("/data/holds")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void siteWithoutABundleIsToldWhenOneComes() throws IOException {
        assertThat(terminal.run("ledger", "verify").err()).contains("connector enrol --server URL");
        try (var server = new LocalServer()) {
            new LocalTenantService(server, new LocalIdentityProvider(server));
            terminal.type(LocalTenantService.CODE, "enrol", "--server", server.url());
        }

        var session = terminal.run("ledger", "verify");

        assertThat(session.exitCode()).isZero();
        assertThat(session.out()).contains("There is no bundle here yet.");
    }

    /** The site's own evidence: a bundle under several names, and the charter that it signed. */
    private Path keep(String... names) throws IOException {
        var home = new ConnectorHome(folder.resolve("home")).prepare();
        for (var name : names) {
            Files.copy(files.getFirst(), home.evidence().resolve(name));
        }
        Files.copy(files.get(1), home.charters().resolve("std_" + "s".repeat(20) + ".charter"));
        return home.evidence();
    }

    @Test
    void missingOrHugeFileIsAFailureWithANextStep() throws IOException {
        var missing = terminal.run("ledger", "verify", folder.resolve("none").toString());
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("There is no file", "Check the path");

        var huge = folder.resolve("huge");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength((16 << 20) + 1);
        }
        assertThat(terminal.run("ledger", "verify", huge.toString()).err()).contains("it is no evidence");
    }

    @Test
    void itNeedsNoEnrolmentAndLeavesNoTrace() {
        assertThat(verify().exitCode()).isZero();

        assertThat(folder.resolve("home")).doesNotExist();
    }

    /** Where every connection fails and every attempt at one is written down first, it does its work and nothing is written. */
    @Test
    void itOpensNoConnection() throws IOException {
        var home = new ConnectorHome(folder.resolve("home"));
        try (var server = new LocalServer()) {
            new LocalTenantService(server, new LocalIdentityProvider(server));
            assertThat(terminal.type(LocalTenantService.CODE, "enrol", "--server", server.url())
                            .exitCode())
                    .isZero();
        }
        long before = Files.size(home.outboundLog());

        assertThat(verify().exitCode()).isZero();

        assertThat(Files.size(home.outboundLog())).isEqualTo(before);
        assertThat(terminal.run("study", "ls").exitCode())
                .as("a command that does connect")
                .isEqualTo(75);
        assertThat(Files.size(home.outboundLog())).isGreaterThan(before);
    }

    private Terminal.Session verify(String... more) {
        var arguments = new ArrayList<>(List.of("ledger", "verify"));
        files.forEach(file -> arguments.add(file.toString()));
        arguments.addAll(List.of(more));
        return terminal.type("", arguments.toArray(String[]::new));
    }
}
