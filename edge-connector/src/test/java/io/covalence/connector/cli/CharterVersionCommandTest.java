package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.charter.PinnedCharters;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.service.LocalAggregationService;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.log.SplitView;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Later versions of a charter: what of them is shown, and which are signed. */
class CharterVersionCommandTest extends CharterTerminal {
    @Test
    void laterVersionIsShownWithWhatItChanges() {
        var founding = consortium.founding(consortium.members(3));
        charters.propose(founding, consortium.signatures(founding, 3));
        done(sign());
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
        done(sign());
        assertThat(pinned()).contains(next);
    }

    /** A majority of the members puts a later version in force; evidence is held against the signatures that did. */
    @Test
    void versionThatIsInForceIsKeptAsItIsByWhoSignsLate() {
        var founding = consortium.founding(consortium.members(3));
        charters.propose(founding, consortium.signatures(founding, 3));
        done(sign());
        var next = consortium.following(founding, consortium.members(3));
        charters.propose(next, consortium.signatures(next, 3));

        assertThat(done(sign()).out()).contains("Signed: version 2");

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
        done(sign());

        // Another founding charter in its place, and a version after it: the operator begins anew
        var other = consortium.founding(consortium.members(2));
        charters.replace(other, consortium.signatures(other, 2));
        assertThat(assertNotSigned("charter-does-not-follow")).contains("version 1");
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

        assertThat(terminal.run("doctor", "--thorough").out())
                .contains("WARN  charter " + STUDY)
                .contains("version 1 waits for this site's signature");

        done(sign());
        assertThat(terminal.run("doctor", "--thorough").out()).doesNotContain("waits for this site's signature");
    }

    @Test
    void statusAndDoctorShowWhatThisSiteHoldsTheServiceTo() {
        var charter = consortium.founding(consortium.members(3));
        charters.propose(charter, consortium.signatures(charter, 2));
        done(sign());
        var one = head("aa");
        write(home.logHead(TENANT), one.encode());
        write(home.evidence().resolve("run_" + "r".repeat(20) + "-1-1.bundle"), new byte[] {1});

        assertThat(terminal.run("status").out())
                .contains("charter of " + STUDY + ": version 1, " + charter.hash())
                .contains("not known to be signed by everybody")
                .contains("log of " + TENANT + ": 4 entries", "-1-1.bundle");
        assertThat(terminal.run("doctor", "--thorough").out())
                .contains("WARN  charter " + STUDY, "PASS  log " + TENANT, "PASS  evidence");

        write(home.evidence().resolve("head-" + TENANT + "-4-0"), one.encode());
        assertThat(terminal.run("doctor", "--thorough").out())
                .contains("WARN  evidence", "did not show that its log continues");

        var proof = SplitView.between(one, head("bb")).orElseThrow();
        write(home.evidence().resolve("split-view-" + TENANT + "-4"), proof.encode());
        assertThat(terminal.run("doctor", "--thorough").out()).contains("FAIL  evidence", "the service keeps two logs");
        assertThat(terminal.run("status").out()).contains("The service keeps two logs; the proof is ");
    }

    private SignedTreeHead head(String root) {
        return SignedTreeHead.sign(consortium.service(), TENANT.value(), 4, 0, ByteString.ofHex(root.repeat(32)));
    }

    private static void write(Path file, byte[] content) {
        PrivateFiles.replace(file, content);
    }
}
