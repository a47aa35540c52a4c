package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.blame.Equivocation;
import io.covalence.secagg.blame.Evidence;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.Complaint;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.SharesHeader;
import io.covalence.secagg.message.SignedMessage;
import io.covalence.secagg.message.Unmask;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two messages of one site that no honest site sends both. */
final class EquivocationTest {
    private static final Federation FEDERATION = new Federation(3, 0, new VectorLayout(1, RingWidth.BITS_32, 0));
    private static final SiteId CULPRIT = FEDERATION.site(1);
    private static final IdentityKey KEY = FEDERATION.identity(CULPRIT);
    private static final ByteString SESSION = Federation.hash("session");
    private static final ByteString ONE = Federation.hash("one");
    private static final ByteString OTHER = Federation.hash("other");

    record Pair(String name, SignedMessage first, SignedMessage second) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Pair> exclusive() {
        return List.of(
                new Pair("two M3", header(ONE), header(OTHER)),
                new Pair("two sets of complaints", complaints(ONE), complaints(OTHER)),
                new Pair("two M5", masked(ONE), masked(OTHER)),
                new Pair("two M7", agreement(ONE), agreement(OTHER)),
                new Pair("two M9", answer(ONE), answer(OTHER)),
                new Pair("an agreement and a vote to abort", agreement(ONE), vote()),
                new Pair("an answer and a vote to abort", answer(ONE), vote()),
                new Pair("an agreement to one set and an answer for another", agreement(ONE), answer(OTHER)));
    }

    @ParameterizedTest
    @MethodSource("exclusive")
    void bothTogetherConvictTheSite(Pair pair) {
        for (var evidence :
                List.of(Equivocation.of(pair.first(), pair.second()), Equivocation.of(pair.second(), pair.first()))) {
            var decoded = Evidence.decode(evidence.encode());
            assertThat(decoded).isEqualTo(evidence);
            assertThat(decoded.verify(FEDERATION.directory())).isEqualTo(CULPRIT);
        }
    }

    @Test
    void messagesOfAnHonestSiteExcludeEachOtherNowhere() {
        var script = new RoundScript(FEDERATION, 3);
        script.advertise(FEDERATION.sites());
        script.share(FEDERATION.sites());
        script.deliver(FEDERATION.sites());
        script.mask(FEDERATION.sites());
        script.agree(FEDERATION.sites());
        script.unmask(FEDERATION.sites());
        var sent = List.<SignedMessage>of(
                RoundScript.require(script.advertised, CULPRIT),
                RoundScript.require(script.shares, CULPRIT).header(),
                RoundScript.require(script.masked, CULPRIT).header(),
                RoundScript.require(script.agreements, CULPRIT),
                RoundScript.require(script.unmasks, CULPRIT));
        for (var one : sent) {
            for (var other : sent) {
                if (!one.equals(other)) {
                    assertProvesNothing(Equivocation.of(one, other));
                }
            }
        }
    }

    /** A site complains, masks, and agrees or votes; only the last two exclude each other. */
    @Test
    void complaintsAndMaskedVectorExcludeNeitherAnAgreementNorAVote() {
        for (var earlier : List.of(header(ONE), complaints(ONE), masked(ONE))) {
            for (var later : List.of(agreement(ONE), answer(ONE), vote())) {
                assertProvesNothing(Equivocation.of(earlier, later));
            }
        }
    }

    @Test
    void sameStatementSignedTwiceInDifferentWaysIsNoEquivocation() {
        var genuine = vote();
        var again = new AbortVote(SESSION, CULPRIT, header(ONE).signature());
        assertProvesNothing(Equivocation.of(genuine, again));
    }

    /** Its first one was forgotten with the disk that was restored; the keys of the second make another session. */
    @Test
    void twoM1OfASiteWhoseBackupWasRestoredConvictNobody() {
        var opened = new RoundScript(FEDERATION, 1);
        opened.advertise(List.of(CULPRIT));
        var again = new RoundScript(FEDERATION, 2);
        again.advertise(List.of(CULPRIT));
        assertProvesNothing(Equivocation.of(
                RoundScript.require(opened.advertised, CULPRIT), RoundScript.require(again.advertised, CULPRIT)));
    }

    @Test
    void messagesOfTwoSitesOrSessionsExcludeNothing() {
        var another = FEDERATION.site(2);
        var theirs = Agreement.sign(FEDERATION.identity(another), SESSION, another, OTHER);
        assertProvesNothing(Equivocation.of(agreement(ONE), theirs));
        assertProvesNothing(
                Equivocation.of(agreement(ONE), Agreement.sign(KEY, Federation.hash("elsewhere"), CULPRIT, OTHER)));
    }

    /** Whichever of the two it is: the evidence puts them into an order of its own. */
    @ParameterizedTest
    @MethodSource("exclusive")
    void messageThatTheSiteDidNotSignProvesNothing(Pair pair) {
        for (var evidence : List.of(
                Equivocation.of(unsigned(pair.first()), pair.second()),
                Equivocation.of(pair.first(), unsigned(pair.second())))) {
            assertRefused(Code.BAD_SIGNATURE, () -> evidence.verify(FEDERATION.directory()));
        }
    }

    @Test
    void evidenceHasOneEncoding() {
        var evidence = Equivocation.of(agreement(ONE), agreement(OTHER));
        assertRefused(Code.MALFORMED, () -> new Equivocation(evidence.second(), evidence.first()));
        assertRefused(Code.MALFORMED, () -> new Equivocation(evidence.first(), evidence.first()));
    }

    /** The same statement under a signature that is not the site's. */
    private static SignedMessage unsigned(SignedMessage message) {
        byte[] bytes = message.encode();
        bytes[bytes.length - 1] ^= 1;
        return SignedMessage.decode(bytes);
    }

    private static SharesHeader header(ByteString root) {
        return SharesHeader.sign(KEY, SESSION, CULPRIT, 2, Federation.hash("self"), root);
    }

    private static Complaints complaints(ByteString key) {
        return Complaints.sign(
                KEY,
                SESSION,
                CULPRIT,
                List.of(new Complaint(FEDERATION.site(0), Federation.hash("header"), Optional.of(key))));
    }

    private static MaskedHeader masked(ByteString root) {
        return MaskedHeader.sign(KEY, SESSION, CULPRIT, Federation.hash("U2"), FEDERATION.layout(), root);
    }

    private static Agreement agreement(ByteString survivors) {
        return Agreement.sign(KEY, SESSION, CULPRIT, survivors);
    }

    private static Unmask answer(ByteString survivors) {
        return Unmask.sign(KEY, SESSION, CULPRIT, survivors, List.of());
    }

    private static AbortVote vote() {
        return AbortVote.sign(KEY, SESSION, CULPRIT);
    }

    private static void assertProvesNothing(Evidence evidence) {
        assertRefused(Code.BAD_PROOF, () -> evidence.verify(FEDERATION.directory()));
    }
}
