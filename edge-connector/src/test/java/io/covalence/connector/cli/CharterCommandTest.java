package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Sha256;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterLimits;
import io.covalence.secagg.charter.CharterMember;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A first charter at the terminal: it is read aloud, then signed, or it is not signed at all. */
class CharterCommandTest extends CharterTerminal {
    private static final CharterLimits LIMITS = new CharterLimits(1_000, 10, 5, "");

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

    /** A terminal of 80 columns would break a long name into lines that look like the connector's own. */
    @Test
    void institutionsAreNamedBesideTheirSitesInQuotes() {
        var charter = consortium.founding(consortium.members(3));
        charters.propose(charter, consortium.signatures(charter, 2));
        tenants.nameMember(consortium.other(1).site(), "Elm Hospital");
        tenants.nameMember(consortium.other(2).site(), "Oak Clinic" + " ".repeat(60) + "signed");

        var shown = done(terminal.run("charter", "show", STUDY));

        assertThat(shown.out())
                .containsPattern(consortium.other(1).site() + "  (\\d{5} ){7}\\d{5}  signed  \"Elm Hospital\"\n")
                .contains("The service says these names, and nobody signs them")
                .doesNotContain("   signed");
    }

    @Test
    void charterIsReadAndSignedWithoutNamesWhereNobodyTellsThem() {
        charters.propose(consortium.founding(consortium.members(3)));
        server.route("GET", "/api/v1/site/studies/(std_\\w+)/members", (request, path) -> Reply.empty(404));

        var shown = done(terminal.run("charter", "show", STUDY));

        assertThat(shown.err()).contains("The institutions' names are not known");
        assertThat(shown.out()).contains("Number of the charter:");
        assertThat(done(terminal.answer("yes\n", "charter", "sign", STUDY.value()))
                        .out())
                .contains("Signed: version 1");
    }

    @Test
    void charterIsShownAndNotSignedOnNo() {
        charters.propose(consortium.founding(consortium.members(3)));

        var session = terminal.answer("n\n", "charter", "sign", STUDY.value());

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("Number of the charter: ", "[y/N]", "Nothing was done");
        assertThat(pinned()).isEmpty();
    }

    @Test
    void charterThatMayNotBeSignedIsNotAskedAbout() {
        charters.replace(consortium.founding(consortium.members(3).subList(1, 4)));

        var session = terminal.answer("y\n", "charter", "sign", STUDY.value());

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("it does not list this site").doesNotContain("[y/N]");
    }

    @Test
    void signedCharterIsKeptAndSentAndSignedAgainHarmlessly() {
        var charter = consortium.founding(consortium.members(3));
        charters.propose(charter, consortium.signatures(charter, 3));
        var digest = charter.hash().hex().substring(0, 12);

        var signed = done(terminal.run("charter", "sign", STUDY, "--digest", digest));

        assertThat(signed.out()).contains("Everybody has signed who must. Next: connector run");
        assertThat(charters.history(STUDY.value()).versions().getLast().signatures())
                .hasSize(4);
        assertThat(pinned()).contains(charter);
        assertThat(done(sign()).out()).contains("Signed: version 1");
        assertThat(done(terminal.run("charter", "show", STUDY)).out())
                .contains("4 of 4 members have signed; it is in force.", "This site has signed it.");
    }

    @Test
    void charterThatWasNotReadIsNotSigned() {
        charters.propose(consortium.founding(consortium.members(3)));

        assertRefused("charter-changed", "charter", "sign", STUDY, "--digest", "000000000000");
        assertThat(charters.history(STUDY.value()).versions().getLast().signatures())
                .isEmpty();
    }

    @Test
    void charterWithoutThisSitesOwnKeyIsNotSigned() {
        var members = consortium.members(3);
        charters.replace(consortium.founding(members.subList(1, 4)));
        assertThat(assertNotSigned("charter-not-acceptable")).contains("it does not list this site");

        var forged =
                new CharterMember(members.getFirst().site(), consortium.other(3).identityKey());
        charters.replace(consortium.founding(List.of(forged, members.get(1), members.get(2), members.get(3))));
        assertThat(assertNotSigned("charter-not-acceptable")).contains("it lists another key for this site");
    }

    @Test
    void charterAboutAnotherPlanIsNotSigned() {
        var members = consortium.members(3);
        charters.propose(
                consortium.charter(1, Charter.NONE, members, 1, LIMITS, ByteString.ofHex(Sha256.hex("another plan"))));
        assertThat(assertNotSigned("charter-not-acceptable")).contains("approved here is " + PLAN_HASH.hex());

        done(terminal.run("study", "reject", STUDY));
        charters.replace(consortium.founding(members));
        assertThat(assertNotSigned("charter-not-acceptable"))
                .contains("no plan of the study " + STUDY + " is approved here");
    }

    @Test
    void charterThatIsWeakerThanThePlanOrExceededByItIsNotSigned() {
        var members = consortium.members(3);
        // The plan assumes one colluding site, and has 65 parameters
        charters.replace(consortium.charter(1, Charter.NONE, members, 0, new CharterLimits(64, 10, 5, ""), PLAN_HASH));

        assertThat(assertNotSigned("charter-not-acceptable"))
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
        done(sign());
        charters.propose(consortium.charter(
                2, founding.hash(), members, 1, new CharterLimits(1_000, 10, 5, forged.toString()), PLAN_HASH));

        var shown = done(terminal.run("charter", "show", STUDY)).out();

        assertThat(shown.lines())
                .contains("  privacy: other words")
                .filteredOn(line -> line.contains("11111"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("> ").hasSizeLessThan(80));
        assertThat(shown).contains("This site does not sign it: it holds an agreement in words");
        assertThat(assertNotSigned("charter-not-acceptable")).contains("it holds an agreement in words");
        assertThat(pinned()).contains(founding);
    }

    @Test
    void sitesOwnPolicyHasTheLastWord() throws IOException {
        charters.propose(consortium.founding(consortium.members(3)));
        Files.writeString(
                home.policy(),
                "{\"minimumCohort\": 4, \"minimumAssumedColluders\": 2, \"maximumParameters\": 999, \"maximumRounds\":"
                        + " 9}");

        assertThat(assertNotSigned("charter-not-acceptable"))
                .contains(
                        "it allows sums over 3 sites; minimumCohort is 4",
                        "it assumes that 1 sites collude; minimumAssumedColluders is 2",
                        "it allows 1000 parameters; maximumParameters is 999",
                        "it allows 10 rounds; maximumRounds is 9");
        assertThat(terminal.run("charter", "show", STUDY).out()).contains("This site does not sign it: ");
    }
}
