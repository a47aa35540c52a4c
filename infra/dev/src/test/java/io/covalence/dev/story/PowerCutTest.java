package io.covalence.dev.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RoundView;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PowerCutTest {
    private static final int ROUND = 3;

    private final Site site = new Site();
    private final PowerCut cut =
            new PowerCut(ROUND, site, new Progress(new PrintStream(new ByteArrayOutputStream()), false));

    @Test
    void nothingIsKilledBeforeItsRound() {
        cut.see(List.of());
        cut.see(rounds(ROUND - 1));

        assertThat(site.asked).isZero();
    }

    @Test
    void theConnectorIsKilledWhenItIsInTheMiddleOfARoundAndStartedAtOnce() {
        site.inTheMiddleWhenAsked = 3;

        cut.see(rounds(ROUND));

        assertThat(site.happened).containsExactly("killed", "started");
        assertThat(site.asked).isEqualTo(3);
    }

    @Test
    void aConnectorThatCannotBeCaughtIsTriedAgainInTheNextRound() {
        site.inTheMiddleWhenAsked = Integer.MAX_VALUE;
        cut.see(rounds(ROUND));
        site.inTheMiddleWhenAsked = site.asked + 1;
        cut.see(rounds(ROUND + 1));

        assertThat(site.happened).containsExactly("killed", "started");
    }

    @Test
    void thePowerIsCutOnce() {
        site.inTheMiddleWhenAsked = 1;

        cut.see(rounds(ROUND));
        cut.see(rounds(ROUND + 1));

        assertThat(site.happened).containsExactly("killed", "started");
    }

    private static List<RoundView> rounds(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new RoundView(
                        new RoundSummary(
                                new RoundId("rnd"),
                                number,
                                1,
                                RoundKind.TRAINING,
                                RoundPhase.KEYS,
                                number - 1,
                                number,
                                "",
                                null,
                                4,
                                0,
                                null,
                                2,
                                0),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "",
                        List.of(),
                        null))
                .toList();
    }

    private static final class Site implements PowerCut.Victim {
        private final List<String> happened = new ArrayList<>();
        private int inTheMiddleWhenAsked;
        private int asked;

        @Override
        public String name() {
            return "Birch Institute";
        }

        @Override
        public boolean killInTheMiddleOfARound() {
            asked++;
            if (asked < inTheMiddleWhenAsked) {
                return false;
            }
            happened.add("killed");
            return true;
        }

        @Override
        public void start() {
            happened.add("started");
        }
    }
}
