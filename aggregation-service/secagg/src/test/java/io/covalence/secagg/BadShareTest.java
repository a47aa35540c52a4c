package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertBlamed;
import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whoever sends a bad share is named, and an honest site never is. */
final class BadShareTest {
    private final Federation federation = new Federation(5, 0, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final List<SiteId> sites = federation.sites();
    private final SiteId culprit = federation.site(2);

    @Test
    void survivorThatChangesAShareIsNamed() {
        var script = playUntilUnmasked();
        var answers = forge(
                script,
                share -> share.dealer().equals(federation.site(0))
                        ? new RevealedShare(share.dealer(), share.kind(), Forgeries.flipped(share.share()))
                        : share);
        assertBlamed(
                culprit, Code.BAD_SHARE, () -> Recovery.recover(script.survivingCohort(), script.dealt(), answers));
        for (var answer : answers) {
            if (!answer.site().equals(culprit)) {
                check(script, answer);
            }
        }
    }

    /** The share is genuine and committed to; it was never to be revealed for a site that survived. */
    @Test
    void survivorThatRevealsTheOtherKindOfShareIsNamed() {
        var script = playUntilUnmasked(federation.sites().subList(0, 4));
        var otherView = playUntilUnmasked(
                List.of(federation.site(0), federation.site(1), federation.site(2), federation.site(4)));
        assertThat(otherView.cohort().session()).isEqualTo(script.cohort().session());
        var survivor = federation.site(3);
        var otherKind = RoundScript.require(otherView.unmasks, culprit).shares().get(3);
        assertThat(otherKind.kind()).isEqualTo(ShareKind.RECOVERY);
        var answers = forge(script, share -> share.dealer().equals(survivor) ? otherKind : share);
        assertBlamed(
                culprit, Code.BAD_SHARE, () -> Recovery.recover(script.survivingCohort(), script.dealt(), answers));
    }

    @Test
    void answerOfASiteThatDroppedOutIsRefused() {
        var script = playUntilUnmasked();
        var genuine = RoundScript.require(script.unmasks, culprit);
        var dropped = federation.site(4);
        var forged = Unmask.sign(
                federation.identity(dropped), genuine.session(), dropped, genuine.survivors(), genuine.shares());
        assertRefused(Code.UNKNOWN_SITE, () -> check(script, forged));
    }

    @Test
    void answerThatSomebodyElseSignedIsRefused() {
        var script = playUntilUnmasked();
        var genuine = RoundScript.require(script.unmasks, culprit);
        var forged = Unmask.sign(
                federation.identity(federation.site(4)),
                genuine.session(),
                culprit,
                genuine.survivors(),
                genuine.shares());
        assertRefused(Code.BAD_SIGNATURE, () -> check(script, forged));
    }

    @Test
    void answerForAnotherSessionOrOtherSurvivorsIsRefused() {
        var script = playUntilUnmasked();
        var genuine = RoundScript.require(script.unmasks, culprit);
        var identity = federation.identity(culprit);
        var elsewhere = Federation.hash("elsewhere");
        var replayed = Unmask.sign(identity, elsewhere, culprit, genuine.survivors(), genuine.shares());
        assertRefused(Code.WRONG_CONTEXT, () -> check(script, replayed));
        var split = Unmask.sign(identity, genuine.session(), culprit, elsewhere, genuine.shares());
        assertRefused(Code.INCONSISTENT_COHORT, () -> check(script, split));
    }

    @Test
    void answerThatLeavesADealerOutIsRefused() {
        var script = playUntilUnmasked();
        var genuine = RoundScript.require(script.unmasks, culprit);
        var shorter = Unmask.sign(
                federation.identity(culprit),
                genuine.session(),
                culprit,
                genuine.survivors(),
                genuine.shares().subList(1, 5));
        assertBlamed(culprit, Code.MALFORMED, () -> check(script, shorter));
    }

    @Test
    void roundGoesOnWithoutTheBadAnswer() {
        var script = playUntilUnmasked();
        script.unmasks.remove(culprit);
        assertThat(script.sum().values(0, 4)).isEqualTo(federation.plainValues(sites.subList(0, 4)));
    }

    @Test
    void dealerWhoseCommittedSharesRecoverAnotherMaskKeyIsNamed() {
        var script = playWithDealer((holder, shares) -> shares[0] ^= 1, BadShareTest::honestly);
        script.deliver(honest());
        script.mask(honest());
        script.agree(honest());
        script.unmask(honest());
        assertBlamed(culprit, Code.BAD_SHARE, script::recover);
    }

    @Test
    void dealerWhoseCommittedSharesRecoverAnotherSelfMaskIsNamed() {
        var script = playWithDealer(
                (holder, shares) -> {
                    if (holder.equals(federation.site(1))) {
                        shares[40] ^= 1;
                    }
                },
                BadShareTest::honestly);
        script.deliver(honest());
        script.mask(honest());
        script.headers.add(new DishonestSite(federation, culprit).maskedHeader(script.sharingCohort()));
        script.agree(honest());
        script.unmask(honest());
        assertBlamed(culprit, Code.BAD_SHARE, script::recover);
    }

    @Test
    void shareMessagesOfAnotherSessionAreRefused() {
        var script = new RoundScript(federation, 3);
        script.advertise(sites);
        script.share(sites);
        var other = new RoundScript(federation, 4);
        other.advertise(sites);
        other.share(sites);
        script.shares.put(culprit, RoundScript.require(other.shares, culprit));
        assertRefused(Code.WRONG_CONTEXT, () -> script.deliver(List.of(federation.site(0))));
    }

    private List<SiteId> honest() {
        return sites.stream().filter(site -> !site.equals(culprit)).toList();
    }

    private RoundScript playUntilUnmasked() {
        return playUntilUnmasked(sites.subList(0, 4));
    }

    private RoundScript playUntilUnmasked(List<SiteId> survivors) {
        var script = new RoundScript(federation, 9);
        script.advertise(sites);
        script.share(sites);
        script.deliver(sites);
        script.mask(survivors);
        script.agree(survivors);
        script.unmask(survivors);
        return script;
    }

    private RoundScript playWithDealer(
            BiConsumer<SiteId, byte[]> beforeCommitting, BiConsumer<SiteId, byte[]> beforeSealing) {
        var script = new RoundScript(federation, 11);
        var dishonest = new DishonestSite(federation, culprit);
        script.advertise(honest());
        script.advertised.put(culprit, dishonest.advertise());
        script.share(honest());
        script.shares.put(culprit, dishonest.deal(script.cohort(), beforeCommitting, beforeSealing));
        return script;
    }

    private List<Unmask> forge(RoundScript script, UnaryOperator<RevealedShare> change) {
        var answers = new ArrayList<Unmask>();
        for (var answer : script.unmasks.values()) {
            answers.add(
                    answer.site().equals(culprit)
                            ? Unmask.sign(
                                    federation.identity(culprit),
                                    answer.session(),
                                    culprit,
                                    answer.survivors(),
                                    answer.shares().stream().map(change).toList())
                            : answer);
        }
        return answers;
    }

    private static void honestly(SiteId holder, byte[] shares) {}

    private static void check(RoundScript script, Unmask answer) {
        Recovery.check(script.survivingCohort(), script.dealt(), List.of(), answer);
    }
}
