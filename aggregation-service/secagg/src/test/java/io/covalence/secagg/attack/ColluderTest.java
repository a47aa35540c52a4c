package io.covalence.secagg.attack;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.DishonestSite;
import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.blame.Equivocation;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Survivors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A service with one colluding site among five. Where one colluder is assumed it learns the sum of the honest sites and nothing
 * about any of them; where none is, that one site and two lists of survivors open every single update. So the bound is tight,
 * and the colluder leaves two signed M7 behind, which convict it.
 */
final class ColluderTest {
    private static final VectorLayout LAYOUT = new VectorLayout(1 << 14, RingWidth.BITS_32, 2);

    @Test
    void asManyColludersAsAssumedDoNotGetTwoListsOfSurvivorsAgreedTo() {
        var scene = new Scene(1);
        var first = scene.survivors(0, 1, 2, 4);
        var second = scene.survivors(1, 2, 3, 4);
        var toFirst = List.of(scene.agree(0, first), scene.agree(1, first), scene.colluderAgrees(first));
        var toSecond = List.of(scene.agree(2, second), scene.agree(3, second), scene.colluderAgrees(second));
        for (int site : List.of(0, 1)) {
            assertRefused(Code.NO_QUORUM, () -> scene.answer(site, Quorum.of(toFirst)));
        }
        for (int site : List.of(2, 3)) {
            assertRefused(Code.NO_QUORUM, () -> scene.answer(site, Quorum.of(toSecond)));
        }
        scene.spoils.take(scene.colluder);
        for (var victim : scene.honest) {
            assertThat(scene.spoils.secret(victim, ShareKind.SELF_MASK)).isEmpty();
            assertThat(scene.spoils.secret(victim, ShareKind.RECOVERY)).isEmpty();
        }
    }

    @Test
    void asManyColludersAsAssumedLearnTheSumOfTheHonestAndNoSecondSecret() {
        var scene = new Scene(1);
        var survivors = scene.survivors(0, 1, 2, 4);
        var agreements = Stream.concat(
                        Stream.of(0, 1, 2).map(site -> scene.agree(site, survivors)),
                        Stream.of(scene.colluderAgrees(survivors)))
                .toList();
        for (int site : List.of(0, 1, 2)) {
            scene.answer(site, Quorum.of(agreements));
        }
        scene.spoils.take(scene.colluder);
        for (int site : List.of(0, 1, 2)) {
            var victim = scene.honest.get(site);
            assertThat(scene.spoils.secret(victim, ShareKind.SELF_MASK)).isPresent();
            assertThat(scene.spoils.count(victim, ShareKind.RECOVERY)).isEqualTo(1);
            assertThat(scene.spoils.clear(victim)).isEmpty();
        }
        var dropped = scene.honest.get(3);
        assertThat(scene.spoils.secret(dropped, ShareKind.RECOVERY)).isPresent();
        assertThat(scene.spoils.count(dropped, ShareKind.SELF_MASK)).isEqualTo(1);
        assertThat(scene.spoils.clear(dropped)).isEmpty();
    }

    @Test
    void oneColluderMoreThanAssumedOpensEverySingleUpdateByTwoListsOfSurvivors() {
        var scene = new Scene(0);
        var first = scene.survivors(0, 1, 4);
        var second = scene.survivors(2, 3, 4);
        var toFirst = List.of(scene.agree(0, first), scene.agree(1, first), scene.colluderAgrees(first));
        var toSecond = List.of(scene.agree(2, second), scene.agree(3, second), scene.colluderAgrees(second));
        scene.answer(0, Quorum.of(toFirst));
        scene.answer(1, Quorum.of(toFirst));
        scene.answer(2, Quorum.of(toSecond));
        scene.answer(3, Quorum.of(toSecond));
        scene.spoils.take(scene.colluder);
        for (var victim : scene.honest) {
            assertThat(scene.spoils.clear(victim))
                    .hasValueSatisfying(update -> assertThat(update)
                            .isEqualTo(scene.federation.vector(victim).takeChunks()[0]));
        }
        var evidence = Equivocation.of(toFirst.get(2), toSecond.get(2));
        assertThat(evidence.verify(scene.federation.directory())).isEqualTo(scene.colluder.site);
    }

    /** Five sites that have masked, the last of which colludes. */
    private static final class Scene {
        private final Federation federation;
        private final RoundScript script;
        private final List<SiteId> honest;
        private final DishonestSite colluder;
        private final Spoils spoils;

        Scene(int assumedColluders) {
            federation = new Federation(5, assumedColluders, LAYOUT);
            script = new RoundScript(federation, 71);
            honest = federation.sites().subList(0, 4);
            colluder = new DishonestSite(federation, federation.site(4));
            script.advertise(honest);
            script.advertised.put(colluder.site, colluder.advertise());
            script.share(honest);
            script.shares.put(colluder.site, colluder.deal(script.cohort(), (site, own) -> {}, (site, own) -> {}));
            script.deliver(honest);
            script.mask(honest);
            spoils = new Spoils(script);
        }

        Survivors survivors(int... members) {
            var headers = new ArrayList<MaskedHeader>();
            for (int member : members) {
                headers.add(
                        member == 4
                                ? MaskedHeader.sign(
                                        federation.identity(colluder.site),
                                        script.cohort().session(),
                                        colluder.site,
                                        script.sharingCohort().hash(),
                                        LAYOUT,
                                        Federation.hash("nothing"))
                                : RoundScript.require(script.masked, federation.site(member))
                                        .header());
            }
            return Survivors.of(headers);
        }

        Agreement agree(int site, Survivors survivors) {
            var step = RoundScript.require(script.awaitingSurvivors, federation.site(site))
                    .receive(survivors);
            script.awaitingQuorum.put(federation.site(site), step.state());
            return step.message();
        }

        Agreement colluderAgrees(Survivors survivors) {
            return Agreement.sign(
                    federation.identity(colluder.site), script.cohort().session(), colluder.site, survivors.hash());
        }

        void answer(int site, Quorum quorum) {
            spoils.take(RoundScript.require(script.awaitingQuorum, federation.site(site))
                    .receive(quorum)
                    .message());
        }
    }
}
