package io.covalence.secagg.charter;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CharterTest {
    private final Charter charter = Consortium.founding("ada", "bea", "cid", "dan");

    @Test
    void hashCoversEveryField() {
        var other = Federation.hash("other");
        var limits = charter.limits();
        var hashes = new HashSet<ByteString>();
        var variants = List.of(
                charter,
                with("tenant-2", "study", Consortium.SERVICE.publicKey(), charter.members(), 1, 3, limits),
                with("tenant", "study-2", Consortium.SERVICE.publicKey(), charter.members(), 1, 3, limits),
                with("tenants", "tudy", Consortium.SERVICE.publicKey(), charter.members(), 1, 3, limits),
                with("tenant", "study", Consortium.key("eve").publicKey(), charter.members(), 1, 3, limits),
                Consortium.founding("ada", "bea", "cid"),
                Consortium.founding("ada", "bea", "cid", "eve"),
                with("tenant", "study", charter.serviceKey(), charter.members(), 0, 3, limits),
                with("tenant", "study", charter.serviceKey(), charter.members(), 1, 4, limits),
                withLimits(new CharterLimits(10_000_001, 500, 2.5, limits.privacy())),
                withLimits(new CharterLimits(10_000_000, 501, 2.5, limits.privacy())),
                withLimits(new CharterLimits(10_000_000, 500, Math.nextUp(2.5), limits.privacy())),
                withLimits(new CharterLimits(10_000_000, 500, 2.5, "")),
                Consortium.following(charter, charter.members()),
                new Charter(
                        "tenant",
                        "study",
                        2,
                        other,
                        charter.serviceKey(),
                        charter.members(),
                        1,
                        3,
                        limits,
                        charter.planHash()),
                new Charter(
                        "tenant",
                        "study",
                        1,
                        Charter.NONE,
                        charter.serviceKey(),
                        charter.members(),
                        1,
                        3,
                        limits,
                        other));
        variants.forEach(variant -> assertThat(hashes.add(variant.hash())).isTrue());
        assertThat(hashes).hasSize(16);
    }

    @Test
    void twoMembersWithOneKeyAreRefused() {
        var members = new ArrayList<>(charter.members());
        members.add(new CharterMember(new SiteId("eve"), Consortium.key("ada").publicKey()));
        assertRefused(Code.BAD_KEY, () -> Consortium.founding(members, 1));
    }

    @Test
    void memberListedTwiceIsRefused() {
        var members = new ArrayList<>(charter.members());
        members.add(
                1, new CharterMember(new SiteId("ada"), Consortium.key("eve").publicKey()));
        assertRefused(Code.MALFORMED, () -> Consortium.founding(members, 1));
    }

    @Test
    void serviceThatIsAMemberIsRefused() {
        assertRefused(
                Code.BAD_KEY,
                () -> with(
                        "tenant",
                        "study",
                        Consortium.key("ada").publicKey(),
                        charter.members(),
                        1,
                        3,
                        charter.limits()));
    }

    @Test
    void membersThatAreNoCohortTogetherAreRefused() {
        var members = charter.members();
        assertRefused(Code.COHORT_TOO_SMALL, () -> Consortium.founding("ada", "bea"));
        assertRefused(
                Code.COHORT_TOO_SMALL,
                () -> with("tenant", "study", charter.serviceKey(), members, 1, 5, charter.limits()));
        assertRefused(
                Code.COHORT_TOO_SMALL,
                () -> with("tenant", "study", charter.serviceKey(), members, 3, 3, charter.limits()));
        assertRefused(
                Code.MALFORMED, () -> with("tenant", "study", charter.serviceKey(), members, -1, 3, charter.limits()));
        assertRefused(
                Code.MALFORMED, () -> with("tenant", "study", charter.serviceKey(), members, 1, 2, charter.limits()));
    }

    /** 255 is the largest cohort: one more is no number of sites at all. */
    @Test
    void cohortsAreNoLargerThanTheProtocolAllows() {
        for (var numbers : List.of(new int[] {255, 3}, new int[] {1, 255})) {
            assertRefused(
                    Code.COHORT_TOO_SMALL,
                    () -> with(
                            "tenant",
                            "study",
                            charter.serviceKey(),
                            charter.members(),
                            numbers[0],
                            numbers[1],
                            charter.limits()));
        }
        for (var numbers : List.of(new int[] {256, 3}, new int[] {1, 256})) {
            assertRefused(
                    Code.MALFORMED,
                    () -> with(
                            "tenant",
                            "study",
                            charter.serviceKey(),
                            charter.members(),
                            numbers[0],
                            numbers[1],
                            charter.limits()));
        }
        assertThat(Consortium.founding(strangers(255), 1).members()).hasSize(255);
        assertRefused(Code.COHORT_TOO_LARGE, () -> Consortium.founding(strangers(256), 1));
    }

    private static List<CharterMember> strangers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new CharterMember(new SiteId("site-%03d".formatted(i)), Federation.hash("key " + i)))
                .toList();
    }

    @Test
    void onlyTheFoundingVersionHasNoPreviousOne() {
        assertRefused(Code.MALFORMED, () -> numbered(0, Charter.NONE));
        assertRefused(Code.MALFORMED, () -> numbered(0, Federation.hash("another past")));
        assertRefused(Code.MALFORMED, () -> numbered(2, Charter.NONE));
        assertRefused(Code.MALFORMED, () -> numbered(1, Federation.hash("another past")));
    }

    @Test
    void limitsArePositiveAndFinite() {
        for (double norm : new double[] {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused(Code.MALFORMED, () -> new CharterLimits(1, 1, norm, ""));
        }
        assertRefused(Code.MALFORMED, () -> new CharterLimits(0, 1, 1, ""));
        assertRefused(Code.MALFORMED, () -> new CharterLimits(1, 0, 1, ""));
        assertRefused(Code.MALFORMED, () -> new CharterLimits(1, 1, 1, "x".repeat(1025)));
        assertRefused(Code.MALFORMED, () -> new CharterLimits(1, 1, 1, "\n"));
        assertRefused(Code.MALFORMED, () -> new CharterLimits(1, 1, 1, "\u007f"));
    }

    @Test
    void smallestLimitsAndTheLongestTextAreAllowed() {
        var limits = new CharterLimits(1, 1, Double.MIN_VALUE, "~".repeat(CharterLimits.MAXIMUM_PRIVACY));
        assertThat(Charter.decode(withLimits(limits).encode()).limits()).isEqualTo(limits);
    }

    @Test
    void historyHasAtLeastOneVersionAndAtMostAThousandAndTwentyFour() {
        var founding = Consortium.signed(charter, "ada", "bea", "cid", "dan");
        assertRefused(Code.MALFORMED, () -> new CharterHistory(List.of()));
        assertThat(new CharterHistory(Collections.nCopies(1_024, founding)).versions())
                .hasSize(1_024);
        assertRefused(Code.MALFORMED, () -> new CharterHistory(Collections.nCopies(1_025, founding)));
    }

    /** Whoever signed twice would be counted twice; 510 are all members of two versions of 255. */
    @Test
    void signaturesAreOneForEachSiteOfTwoVersionsAtMost() {
        var signatures = signatures(511);
        assertRefused(Code.MALFORMED, () -> new SignedCharter(charter, List.of(signatures.get(0), signatures.get(0))));
        assertRefused(Code.MALFORMED, () -> new SignedCharter(charter, List.of(signatures.get(1), signatures.get(0))));
        assertRefused(Code.MALFORMED, () -> SignedCharter.of(charter, List.of(signatures.get(0), signatures.get(0))));
        assertThat(new SignedCharter(charter, signatures.subList(0, 510)).signatures())
                .hasSize(510);
        assertRefused(Code.MALFORMED, () -> new SignedCharter(charter, signatures));
    }

    private List<CharterSignature> signatures(int count) {
        var signature = ByteString.of(new byte[64]);
        return IntStream.range(0, count)
                .mapToObj(i -> new CharterSignature(charter.hash(), new SiteId("site-%03d".formatted(i)), signature))
                .toList();
    }

    @Test
    void policyIsTheMembersUnlessTheSiteIsStricter() {
        assertThat(charter.policy(0, 255)).isEqualTo(new CohortPolicy(1, 3, 255));
        assertThat(charter.policy(4, 100)).isEqualTo(new CohortPolicy(1, 4, 100));
        assertThat(charter.directory().keys().keySet())
                .isEqualTo(Set.of(new SiteId("ada"), new SiteId("bea"), new SiteId("cid"), new SiteId("dan")));
        assertThat(charter.directory().require(new SiteId("cid")))
                .isEqualTo(Consortium.key("cid").publicKey());
    }

    private Charter numbered(int version, ByteString previous) {
        return new Charter(
                "tenant",
                "study",
                version,
                previous,
                charter.serviceKey(),
                charter.members(),
                1,
                3,
                charter.limits(),
                charter.planHash());
    }

    private Charter withLimits(CharterLimits limits) {
        return with("tenant", "study", charter.serviceKey(), charter.members(), 1, 3, limits);
    }

    private Charter with(
            String tenant,
            String study,
            ByteString serviceKey,
            List<CharterMember> members,
            int assumedColluders,
            int minimumCohort,
            CharterLimits limits) {
        return new Charter(
                tenant,
                study,
                1,
                Charter.NONE,
                serviceKey,
                members,
                assumedColluders,
                minimumCohort,
                limits,
                charter.planHash());
    }
}
