package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.Sha256;
import io.covalence.connector.charter.Consortium;
import io.covalence.connector.charter.PinnedCharters;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.service.LocalAggregationService;
import io.covalence.connector.service.LocalCharters;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalTenantService;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.StudyState;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterLimits;
import io.covalence.secagg.charter.CharterMember;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.log.SplitView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharterCommandTest {
    private static final String TENANT = "ten_" + "t".repeat(20);
    private static final String STUDY = "std_" + "s".repeat(20);
    private static final String PLAN = Json.text(Plans.linear("active"));
    private static final ByteString PLAN_HASH = ByteString.ofHex(Sha256.hex(PLAN));
    private static final CharterLimits LIMITS = new CharterLimits(1_000, 10, 5, "");

    private final LocalServer server = new LocalServer();
    private final LocalTenantService tenants = new LocalTenantService(server, new LocalIdentityProvider(server));
    private final LocalCharters charters = new LocalCharters(server);

    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal(Path.of(""));
    private ConnectorHome home = new ConnectorHome(Path.of("target"));
    private Consortium consortium = new Consortium(TENANT, STUDY, member("00"), PLAN_HASH);

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
        assertThat(done(terminal.run("study", "approve", STUDY)).out()).contains("connector charter show " + STUDY);
        var own = new KeyFiles(home).open().identity().publicKey();
        consortium =
                new Consortium(TENANT, STUDY, new CharterMember(new SiteId(LocalTenantService.SITE), own), PLAN_HASH);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void charterIsShownInWordsWithNumbersToReadAloud() {
        var charter = consortium.founding(consortium.members(3));
        charters.propose(charter, consortium.signatures(charter, 2));

        var shown = done(terminal.run("charter", "show", STUDY));

        assertThat(shown.out())
                .contains(
                        "version 1: 2 of 4 members have signed.",
                        "up to 1 member works together with the service",
                        // floor((4 + 1) / 2) + 1
                        "of 4 members 3 have to answer to open a sum",
                        "(this site)",
                        "1,000 parameters, 10 rounds, updates clipped to norm 5.0",
                        "To sign exactly this: connector charter sign " + STUDY + " --digest "
                                + charter.hash().hex().substring(0, 12))
                .containsPattern("Number of the charter: (\\d{5} ){7}\\d{5}\n")
                .containsPattern(consortium.other(2).site() + "  (\\d{5} ){7}\\d{5}  has not signed yet\n");
    }

    @Test
    void signedCharterIsKeptAndSentAndSignedAgainHarmlessly() {
        var charter = consortium.founding(consortium.members(3));
        charters.propose(charter, consortium.signatures(charter, 3));
        var digest = charter.hash().hex().substring(0, 12);

        var signed = done(terminal.run("charter", "sign", STUDY, "--digest", digest));

        assertThat(signed.out()).contains("Everybody has signed who must. Next: connector run");
        assertThat(charters.history(STUDY).versions().getLast().signatures()).hasSize(4);
        assertThat(pinned()).contains(charter);
        assertThat(done(terminal.run("charter", "sign", STUDY)).out()).contains("Signed: version 1");
        assertThat(done(terminal.run("charter", "show", STUDY)).out())
                .contains("4 of 4 members have signed; it is in force.", "This site has signed it.");
    }

    @Test
    void charterThatWasNotReadIsNotSigned() {
        charters.propose(consortium.founding(consortium.members(3)));

        assertRefused("charter-changed", "charter", "sign", STUDY, "--digest", "000000000000");
        assertThat(charters.history(STUDY).versions().getLast().signatures()).isEmpty();
    }

    @Test
    void charterWithoutThisSitesOwnKeyIsNotSigned() {
        var members = consortium.members(3);
        charters.replace(consortium.founding(members.subList(1, 4)));
        assertThat(assertRefused("charter-not-acceptable", "charter", "sign", STUDY))
                .contains("it does not list this site");

        var forged =
                new CharterMember(members.getFirst().site(), consortium.other(3).identityKey());
        charters.replace(consortium.founding(List.of(forged, members.get(1), members.get(2), members.get(3))));
        assertThat(assertRefused("charter-not-acceptable", "charter", "sign", STUDY))
                .contains("it lists another key for this site");
    }

    @Test
    void charterAboutAnotherPlanIsNotSigned() {
        var members = consortium.members(3);
        charters.propose(
                consortium.charter(1, Charter.NONE, members, 1, LIMITS, ByteString.ofHex(Sha256.hex("another plan"))));
        assertThat(assertRefused("charter-not-acceptable", "charter", "sign", STUDY))
                .contains("approved here is " + PLAN_HASH.hex());

        done(terminal.run("study", "reject", STUDY));
        charters.replace(consortium.founding(members));
        assertThat(assertRefused("charter-not-acceptable", "charter", "sign", STUDY))
                .contains("no plan of the study " + STUDY + " is approved here");
    }

    @Test
    void charterThatIsWeakerThanThePlanOrExceededByItIsNotSigned() {
        var members = consortium.members(3);
        // The plan assumes one colluding site, and has 65 parameters
        charters.replace(consortium.charter(1, Charter.NONE, members, 0, new CharterLimits(64, 10, 5, ""), PLAN_HASH));

        assertThat(assertRefused("charter-not-acceptable", "charter", "sign", STUDY))
                .contains("the plan assumes 1 colluding sites, the charter 0", "beyond the charter's own limits");
        assertThat(terminal.run("charter", "show", STUDY).out())
                .contains("Warning: no site is assumed to work together with the service");
    }

    /** An honest service sends no words. A terminal of 80 columns breaks these into lines that look like the connector's own. */
    @Test
    void wordsInACharterAreQuotedAndNotSigned() {
        var own = List.of("Number of the charter: 11111 22222 33333", "  sit_x  11111 22222  signed");
        var forged = new StringBuilder("none" + " ".repeat(80 - "Privacy: none".length()));
        own.forEach(line -> forged.append(line).append(" ".repeat(80 - line.length())));
        var members = consortium.members(3);
        var founding = consortium.founding(members);
        charters.propose(founding, consortium.signatures(founding, 3));
        done(terminal.run("charter", "sign", STUDY));
        charters.propose(consortium.charter(
                2, founding.hash(), members, 1, new CharterLimits(1_000, 10, 5, forged.toString()), PLAN_HASH));

        var shown = done(terminal.run("charter", "show", STUDY)).out();

        assertThat(shown.lines())
                .contains("  privacy: other words")
                .filteredOn(line -> line.contains("11111"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("> ").hasSizeLessThan(80));
        assertThat(shown).contains("This site does not sign it: it holds an agreement in words");
        assertThat(assertRefused("charter-not-acceptable", "charter", "sign", STUDY))
                .contains("it holds an agreement in words");
        assertThat(pinned()).contains(founding);
    }

    @Test
    void sitesOwnPolicyHasTheLastWord() throws IOException {
        charters.propose(consortium.founding(consortium.members(3)));
        Files.writeString(
                home.policy(),
                "{\"minimumCohort\": 4, \"minimumAssumedColluders\": 2, \"maximumParameters\": 999, \"maximumRounds\":"
                        + " 9}");

        assertThat(assertRefused("charter-not-acceptable", "charter", "sign", STUDY))
                .contains(
                        "it allows sums over 3 sites; minimumCohort is 4",
                        "it assumes that 1 sites collude; minimumAssumedColluders is 2",
                        "it allows 1000 parameters; maximumParameters is 999",
                        "it allows 10 rounds; maximumRounds is 9");
        assertThat(terminal.run("charter", "show", STUDY).out()).contains("This site does not sign it: ");
    }

    @Test
    void laterVersionIsShownWithWhatItChanges() {
        var founding = consortium.founding(consortium.members(3));
        charters.propose(founding, consortium.signatures(founding, 3));
        done(terminal.run("charter", "sign", STUDY));
        var leaving = consortium.members(4);
        leaving.remove(1);
        var next = consortium.following(founding, leaving);
        charters.propose(next);

        assertThat(done(terminal.run("charter", "show", STUDY)).out())
                .contains(
                        "version 2: 0 of 4 members",
                        "Signed here is version 1. What is different:",
                        "  joins: " + consortium.other(3).site(),
                        "  leaves: " + consortium.other(0).site());
        done(terminal.run("charter", "sign", STUDY));
        assertThat(pinned()).contains(next);
    }

    /** A majority of the members puts a later version in force; evidence is held against the signatures that did. */
    @Test
    void versionThatIsInForceIsKeptAsItIsByWhoSignsLate() {
        var founding = consortium.founding(consortium.members(3));
        charters.propose(founding, consortium.signatures(founding, 3));
        done(terminal.run("charter", "sign", STUDY));
        var next = consortium.following(founding, consortium.members(3));
        charters.propose(next, consortium.signatures(next, 3));

        assertThat(done(terminal.run("charter", "sign", STUDY)).out()).contains("Signed: version 2");

        assertThat(new PinnedCharters(home)
                        .history(STUDY)
                        .orElseThrow()
                        .versions()
                        .getLast())
                .isEqualTo(SignedCharter.of(next, List.of(consortium.signatures(next, 3))));
        assertThat(done(terminal.run("charter", "show", STUDY)).out())
                .contains("4 of 4 members have signed; it is in force.", "This site has signed it.");
    }

    @Test
    void laterVersionThatDoesNotFollowFromTheSignedOneIsNotSigned() {
        var founding = consortium.founding(consortium.members(3));
        charters.propose(founding, consortium.signatures(founding, 3));
        done(terminal.run("charter", "sign", STUDY));

        // Another founding charter in its place, and a version after it: the operator begins anew
        var other = consortium.founding(consortium.members(2));
        charters.replace(other, consortium.signatures(other, 2));
        assertThat(assertRefused("charter-does-not-follow", "charter", "sign", STUDY))
                .contains("version 1");
        assertThat(pinned()).contains(founding);
    }

    @Test
    void historyThatIsNotValidIsNotEvenShown() {
        var founding = consortium.founding(consortium.members(3));
        charters.propose(founding, consortium.signatures(founding, 2));
        charters.propose(consortium.following(founding, consortium.members(2)));

        assertThat(assertRefused("charter-not-valid", "charter", "show", STUDY)).contains("is not endorsed");
    }

    @Test
    void studyWithoutACharterSaysWhenThereWillBeOne() {
        var early = terminal.run("charter", "show", STUDY);

        assertThat(early.exitCode()).isEqualTo(75);
        assertThat(early.err()).contains("when the sponsor starts the run");
    }

    @Test
    void doctorSaysWhichCharterWaitsForThisSite() {
        new LocalAggregationService(server);
        var charter = consortium.founding(consortium.members(3));
        charters.propose(charter, consortium.signatures(charter, 3));

        assertThat(terminal.run("doctor").out())
                .contains("WARN  charter " + STUDY)
                .contains("version 1 waits for this site's signature");

        done(terminal.run("charter", "sign", STUDY));
        assertThat(terminal.run("doctor").out()).doesNotContain("waits for this site's signature");
    }

    @Test
    void statusAndDoctorShowWhatThisSiteHoldsTheServiceTo() {
        var charter = consortium.founding(consortium.members(3));
        charters.propose(charter, consortium.signatures(charter, 2));
        done(terminal.run("charter", "sign", STUDY));
        var one = head("aa");
        write(home.logHead(TENANT), one.encode());
        write(home.evidence().resolve("run_" + "r".repeat(20) + "-1-1.bundle"), new byte[] {1});

        assertThat(terminal.run("status").out())
                .contains("charter of " + STUDY + ": version 1, " + charter.hash())
                .contains("not known to be signed by everybody")
                .contains("log of " + TENANT + ": 4 entries", "-1-1.bundle");
        assertThat(terminal.run("doctor").out())
                .contains("WARN  charter " + STUDY, "PASS  log " + TENANT, "PASS  evidence");

        write(home.evidence().resolve("head-" + TENANT + "-4-0"), one.encode());
        assertThat(terminal.run("doctor").out()).contains("WARN  evidence", "did not show that its log continues");

        var proof = SplitView.between(one, head("bb")).orElseThrow();
        write(home.evidence().resolve("split-view-" + TENANT + "-4"), proof.encode());
        assertThat(terminal.run("doctor").out()).contains("FAIL  evidence", "the service keeps two logs");
        assertThat(terminal.run("status").out()).contains("The service keeps two logs; the proof is ");
    }

    private SignedTreeHead head(String root) {
        return SignedTreeHead.sign(consortium.service(), TENANT, 4, 0, ByteString.ofHex(root.repeat(32)));
    }

    private static void write(Path file, byte[] content) {
        PrivateFiles.replace(file, content);
    }

    private Optional<Charter> pinned() {
        return new PinnedCharters(home).find(STUDY);
    }

    /** Refused with exit code 1; what was said. */
    private String assertRefused(String code, String... command) {
        var refused = terminal.run(command);
        assertThat(refused.exitCode()).isEqualTo(1);
        var json = terminal.run(with(command, "--json")).json();
        assertThat(json.path("error").path("code").textValue()).isEqualTo(code);
        return refused.err();
    }

    private static Terminal.Session done(Terminal.Session session) {
        assertThat(session.exitCode()).as(session.err()).isZero();
        return session;
    }

    private static String[] with(String[] command, String option) {
        var longer = Arrays.copyOf(command, command.length + 1);
        longer[command.length] = option;
        return longer;
    }

    private static CharterMember member(String hex) {
        return new CharterMember(new SiteId("sit"), ByteString.ofHex(hex.repeat(32)));
    }
}
