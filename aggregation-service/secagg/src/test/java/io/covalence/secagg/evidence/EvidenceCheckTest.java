package io.covalence.secagg.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.charter.Consortium;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.log.SplitView;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files are checked together: what one of them shows is what another is checked by. */
final class EvidenceCheckTest {
    private final RecordedRound round = new RecordedRound(4, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final Map<String, byte[]> files = new HashMap<>(round.files());
    private final SignedTreeHead otherHead =
            SignedTreeHead.sign(RecordedRound.SERVICE, "tenant", 3, 0, Federation.hash("another log"));

    @Test
    void filesOfOneHonestRoundHoldTogether() {
        var findings = EvidenceCheck.verify(files, Set.of(round.charter.hash()));

        assertThat(findings)
                .hasSize(files.size())
                .allSatisfy(
                        finding -> assertThat(finding.holds()).as("%s", finding).isTrue());
        assertThat(sentences("model-4", findings)).startsWith("It stands in the log, as model-4.proof shows");
        assertThat(sentences("growth", findings)).isEqualTo("The log of 6 entries continues the one of 3.");
        assertThat(sentences("charter", findings)).contains("site-000, site-001, site-002, site-003");
    }

    @Test
    void treeHeadWithoutACharterThatNamesItsSignerIsRefused() {
        var findings = EvidenceCheck.verify(Map.of("head", round.head(3).encode()), Set.of());

        assertThat(failures(findings))
                .containsExactly(
                        "Refused: no verified charter among the files says who signs the log of tenant tenant.");
    }

    @Test
    void treeHeadThatTheServiceDidNotSignIsRefused() {
        files.put(
                "head-3",
                SignedTreeHead.sign(
                                Consortium.key("zoe"),
                                "tenant",
                                3,
                                0,
                                round.head(3).root())
                        .encode());

        assertThat(sentences("head-3", verify())).contains("is not signed by a service key");
    }

    @Test
    void charterThatWasNotPinnedIsRefusedAndNothingRestsOnIt() {
        var findings = EvidenceCheck.verify(files, Set.of(Federation.hash("another charter")));

        assertThat(findings).noneMatch(Finding::holds);
        assertThat(sentences("charter", findings)).contains("has a hash that was pinned");
    }

    @Test
    void twoHeadsOfOneSizeAndDifferentRootsAreFound() {
        files.put("other-head", otherHead.encode());

        assertThat(failures(verify())).containsExactly("The service signed two different logs of 3 entries.");
    }

    @Test
    void headThatContradictsABundleIsFound() {
        var findings = EvidenceCheck.verify(
                Map.of("round-5.bundle", round.bundle().encode(), "other-head", otherHead.encode()), Set.of());

        assertThat(findings)
                .filteredOn(finding -> !finding.holds())
                .extracting(Finding::files)
                .containsExactly(List.of("round-5.bundle", "other-head"));
    }

    @Test
    void proofOfASplitViewIsAFailureOfTheLedger() {
        var split = SplitView.between(round.head(3), otherHead).orElseThrow();
        files.put("split", split.encode());

        assertThat(failures(verify()))
                .containsExactly(
                        "The service is dishonest: it signed two different logs of tenant tenant with 3 entries."
                                + " This file proves it.");
    }

    @Test
    void proofThatFitsNoHeadIsRefused() {
        files.remove("head-3");
        files.remove("round-5.bundle");
        files.put("model-4.proof", new InclusionProof(2, 4, round.included(2).path()).encode());

        assertThat(failures(verify()))
                .containsExactlyInAnyOrder(
                        "Refused: it proves nothing about the tree heads among the files: it is for those of 3 and 6"
                                + " entries.",
                        "It shows none of the log entries among the files under any of the tree heads.",
                        "No proof among the files shows that it stands in the log: "
                                + new ModelEntry("study", "run", 4, Federation.hash("model 4")));
    }

    /** Otherwise anybody could accuse the service with a head of their own, whether its root is the smaller or the larger one. */
    @Test
    void splitViewOfWhichTheServiceSignedOneHeadOnlyAccusesNobody() {
        for (var root : List.of("00".repeat(32), "ff".repeat(32))) {
            var forged = SignedTreeHead.sign(Consortium.key("zoe"), "tenant", 3, 0, ByteString.ofHex(root));
            files.put(
                    "split",
                    SplitView.between(round.head(3), forged).orElseThrow().encode());

            assertThat(sentences("split", verify())).contains("is not signed by a service key");
        }
    }

    @Test
    void proofOfGrowthIsCheckedAgainstBothHeads() {
        var growth = round.consistent(3, 6);
        files.put("growth", new ConsistencyProof(3, 6, growth.path().reversed()).encode());
        assertThat(sentences("growth", verify())).contains("it proves nothing about the tree heads among the files");

        files.put("growth", growth.encode());
        files.remove("head-6");
        files.remove("round-5.bundle");
        assertThat(sentences("growth", verify())).contains("it proves nothing about the tree heads among the files");
    }

    @Test
    void signedCharterWithoutItsHistoryIsCheckedAsAFoundingOne() {
        files.put("signed", round.charters.versions().getFirst().encode());

        assertThat(sentences("signed", verify()))
                .contains("version 1: everybody signed who must, from the founding on.");
    }

    @Test
    void brokenFileBesideAProofSpoilsNothingElse() {
        files.put("an-entry", new byte[] {23, 1, 0});
        files.put("a-proof", new byte[] {24, 1, 0});

        var findings = verify();
        assertThat(findings)
                .filteredOn(finding -> !finding.holds())
                .extracting(Finding::files)
                .containsExactlyInAnyOrder(List.of("an-entry"), List.of("a-proof"));
        assertThat(sentences("model-4.proof", findings)).isEqualTo("It shows model-4 at place 2 of the log.");
        assertThat(sentences("model-4", findings)).startsWith("It stands in the log, as model-4.proof shows");
    }

    @Test
    void roundThatWasCompletedTwiceIsFound() {
        var again = new RecordedRound(5, new VectorLayout(4, RingWidth.BITS_32, 1));
        var findings = EvidenceCheck.verify(
                Map.of("one", round.bundle().encode(), "two", again.bundle().encode()), Set.of());

        assertThat(failures(findings))
                .contains(
                        "One study has two charters of the same version that differ.",
                        "One round was completed twice, in two sessions.");
    }

    @Test
    void fileThatIsNoEvidenceIsRefused() {
        files.put("notes.txt", "hello".getBytes(StandardCharsets.UTF_8));
        files.put("empty", new byte[0]);
        files.put("roster", round.script.roster().encode());
        files.put("broken", new byte[] {29, 2, 0});

        var findings = verify();
        for (var file : List.of("notes.txt", "empty", "roster")) {
            assertThat(sentences(file, findings)).isEqualTo("It is nothing that can be checked by itself.");
        }
        assertThat(sentences("broken", findings)).contains("the bundle: BUNDLE: the message is truncated");
        assertThat(findings).filteredOn(finding -> !finding.holds()).hasSize(4);
    }

    private List<Finding> verify() {
        return EvidenceCheck.verify(files, Set.of());
    }

    private static List<String> failures(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !finding.holds())
                .flatMap(finding -> finding.sentences().stream())
                .toList();
    }

    private static String sentences(String file, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.files().equals(List.of(file)))
                .flatMap(finding -> finding.sentences().stream())
                .reduce("", (one, two) -> one.isEmpty() ? two : one + "\n" + two);
    }
}
