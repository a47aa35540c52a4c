package io.covalence.secagg.evidence;

import static io.covalence.secagg.evidence.SignedAnew.refused;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.charter.Consortium;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.SharesHeader;
import io.covalence.secagg.message.Survivors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a dishonest service may try with the cohorts of a round: it leaves members out, adds some or alters what they said, and signs the
 * bundle anew. Each attempt is refused, and the refusal says what is wrong.
 */
final class AlteredCohortTest {
    private final RecordedRound played = new RecordedRound(4, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final RoundRecord genuine = played.record();
    private final ByteString other = Federation.hash("other");

    @Test
    void rosterWithoutAMember() {
        refused(
                RecordWith.roster(genuine, new Roster(genuine.roster().members().subList(0, 3))),
                Code.WRONG_CONTEXT,
                "the shares (M3): a message of site site-000 is for another session");
    }

    @Test
    void rosterWithAStranger() {
        var member = genuine.roster().members().getFirst();
        var members = new ArrayList<>(genuine.roster().members());
        members.add(Advertise.sign(
                Consortium.key("zoe"),
                member.context(),
                new SiteId("zoe"),
                member.maskKey(),
                member.channelKey(),
                member.nonce(),
                member.sequence(),
                member.treeHead()));
        refused(
                RecordWith.roster(genuine, Roster.of(members)),
                Code.UNKNOWN_SITE,
                "the roster (M2): site zoe has no known identity key");
    }

    @Test
    void rosterWithAnAlteredMessage() {
        var member = genuine.roster().members().getLast();
        var members = new ArrayList<>(genuine.roster().members().subList(0, 3));
        members.add(new Advertise(
                member.context(),
                member.site(),
                member.maskKey(),
                member.channelKey(),
                other,
                member.sequence(),
                member.treeHead(),
                member.signature()));
        refused(
                RecordWith.roster(genuine, Roster.of(members)),
                Code.BAD_SIGNATURE,
                "the roster (M2): a message of site site-003 is not signed by its identity key");
    }

    @Test
    void sharesWithoutADealerOrWithAnAlteredHeader() {
        refused(
                RecordWith.sharing(genuine, genuine.sharing().subList(0, 3)),
                Code.INCONSISTENT_COHORT,
                "the survivors (M6): site site-000 masked for another set of sharing sites");
        var header = genuine.sharing().getLast();
        var altered = new ArrayList<>(genuine.sharing().subList(0, 3));
        altered.add(new SharesHeader(
                header.session(), header.site(), header.threshold(), other, header.entriesRoot(), header.signature()));
        refused(
                RecordWith.sharing(genuine, altered),
                Code.BAD_SIGNATURE,
                "the shares (M3): a message of site site-003");
    }

    @Test
    void survivorsWithoutOneOrWithAnAlteredHeader() {
        var members = genuine.survivors().members();
        refused(
                RecordWith.survivors(genuine, new Survivors(members.subList(0, 2))),
                Code.COHORT_TOO_SMALL,
                "the survivors (M6): ");
        refused(
                RecordWith.survivors(genuine, new Survivors(List.of())),
                Code.WRONG_CONTEXT,
                "the survivors (M6): nobody survived");
        var header = members.getFirst();
        var altered = new ArrayList<>(members.subList(1, 3));
        altered.addFirst(new MaskedHeader(
                header.session(), header.site(), header.sharingCohort(), header.layout(), other, header.signature()));
        refused(
                RecordWith.survivors(genuine, new Survivors(altered)),
                Code.BAD_SIGNATURE,
                "the survivors (M6): a message of site site-000");
    }

    /** With five sites, four survivors and a threshold of four there is a set of survivors to leave one out of. */
    @Test
    void survivorsOtherThanThoseAgreedOn() {
        var larger = new RecordedRound(6, new VectorLayout(4, RingWidth.BITS_32, 1));
        var round = larger.record();
        var changed = RecordWith.survivors(
                round, new Survivors(round.survivors().members().subList(0, 4)));
        refused(changed, Code.INCONSISTENT_COHORT, "the quorum (M8): site site-000 agreed to another set of survivors");
    }

    @Test
    void quorumBelowTheThresholdOrAlteredOrForAnotherSet() {
        var agreements = genuine.quorum().agreements();
        refused(
                RecordWith.quorum(genuine, new Quorum(agreements.subList(0, 2))),
                Code.NO_QUORUM,
                "the quorum (M8): 2 sites agreed; 3 are needed");
        var last = agreements.getLast();
        refused(
                RecordWith.quorum(
                        genuine,
                        new Quorum(List.of(
                                agreements.get(0),
                                agreements.get(1),
                                new Agreement(last.session(), last.site(), other, last.signature())))),
                Code.BAD_SIGNATURE,
                "the quorum (M8): a message of site site-002");
        var elsewhere = Agreement.sign(played.federation.identity(last.site()), last.session(), last.site(), other);
        refused(
                RecordWith.quorum(genuine, new Quorum(List.of(agreements.get(0), agreements.get(1), elsewhere))),
                Code.INCONSISTENT_COHORT,
                "the quorum (M8): site site-002 agreed to another set of survivors");
        var dropped = new SiteId("site-003");
        var late = Agreement.sign(played.federation.identity(dropped), last.session(), dropped, last.survivors());
        refused(
                RecordWith.quorum(
                        genuine,
                        new Quorum(Stream.concat(agreements.stream(), Stream.of(late))
                                .toList())),
                Code.UNKNOWN_SITE,
                "the quorum (M8): site site-003 is not among the survivors");
    }
}
