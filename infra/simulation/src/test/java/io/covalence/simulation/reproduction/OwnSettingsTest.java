package io.covalence.simulation.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.contract.plan.work.RateSchedule;
import io.covalence.contract.plan.work.Training;
import io.covalence.simulation.reproduction.OwnSettings.Tried;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnSettingsTest {
    private static Tried tried(double rate, double decay, Double... losses) {
        return new Tried(new Training(rate, 0, decay, 16, 0, 100, RateSchedule.constant(), 1), List.of(losses));
    }

    /** The spread of 1, 2 and 3 is 1, and its share of the root of three 0.577. */
    @Test
    void standardErrorIsThatOfTheMeanLoss() {
        assertThat(tried(0.1, 0, 1.0, 2.0, 3.0).standardError()).isCloseTo(1 / Math.sqrt(3), within(1e-12));
    }

    @Test
    void ofSettingsWithinOneStandardErrorOfTheLeastLossMostDecayIsChosen() {
        var least = tried(0.1, 0, 1.0, 2.0, 3.0);
        var enough = tried(0.1, 0.1, 2.4, 2.5, 2.6);
        var better = tried(0.3, 0.1, 2.3, 2.4, 2.5);
        var tooMuch = tried(0.1, 0.3, 2.5, 2.6, 2.7);
        assertThat(OwnSettings.best(List.of(least, enough, better, tooMuch))).isSameAs(better);
        assertThat(OwnSettings.best(List.of(least, tooMuch))).isSameAs(least);
    }
}
