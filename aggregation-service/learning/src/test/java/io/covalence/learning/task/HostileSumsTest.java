package io.covalence.learning.task;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.Classes;
import io.covalence.contract.plan.task.CoxSurvival;
import io.covalence.contract.round.RoundKind;
import io.covalence.learning.Plans;
import io.covalence.testkit.TestPlans;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A site may put any number into a sum: then there are no figures, or wrong ones, but the round ends as every round does. */
class HostileSumsTest {
    private static final long[] NUMBERS = {0, 1, 5, 1_000, 1L << 31, 1L << 53, 1L << 62, Long.MAX_VALUE};

    static List<StudyPlan> plans() {
        return List.of(
                Plans.classification(2),
                Plans.regression(),
                new TestPlans(Plans.classification(1))
                        .with(new Classes("kind", List.of("a", "b", "c")))
                        .plan(),
                new TestPlans(Plans.classification(1))
                        .with(new CoxSurvival("time", "event"))
                        .plan());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void sumsThatNoSitesMakeAreReadToTheirEnd(StudyPlan plan) {
        var random = new SplittableRandom(1);
        // The sums of an opening round are a scale's, not figures of a model.
        for (var kind : EnumSet.complementOf(EnumSet.of(RoundKind.OPENING))) {
            var limbs = new long[UpdateLayout.of(plan, kind).limbs()];
            for (int round = 0; round < 2_000; round++) {
                long usual = NUMBERS[random.nextInt(NUMBERS.length)];
                for (int limb = 0; limb < limbs.length; limb++) {
                    limbs[limb] = random.nextInt(3) == 0 ? NUMBERS[random.nextInt(NUMBERS.length)] : usual;
                }
                read(plan, kind, limbs);
            }
        }
    }

    private static void read(StudyPlan plan, RoundKind kind, long[] limbs) {
        try {
            Evaluations.read(plan, kind, 1, limbs);
        } catch (RuntimeException thrown) {
            throw new AssertionError(kind + ", limbs " + Arrays.toString(limbs), thrown);
        }
    }
}
