package io.covalence.learning.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.Encoding;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.fixedpoint.FixedPoint;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contract and secure aggregation may not know each other, and a plan has to be judged without the one and summed by the
 * other: here, where both are known, their arithmetic is held to the same answers.
 */
class RingTest {
    private static final double[] EDGES = {
        1e-6, 0.3, 0.5, Math.nextDown(1.0), 1, Math.nextUp(1.0), 1.5, Math.nextDown(2.0), 2, 7.3, 1e4
    };

    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void planIsJudgedByTheBitsThatTheFixedPointHas(RingWidth width) {
        var random = new SplittableRandom(width.bits());
        for (int sites = 3; sites <= 200; sites++) {
            for (double bound : EDGES) {
                assertAlike(width, sites, bound);
            }
            for (int i = 0; i < 20; i++) {
                assertAlike(width, sites, Math.pow(10, random.nextDouble(-6, 4)));
            }
        }
    }

    private static void assertAlike(RingWidth width, int sites, double bound) {
        var planned = new Encoding(1, bound, width.bits(), 1).resolutionBits(sites);
        assertThat(planned)
                .as("%s sites with bound %s", sites, bound)
                .isEqualTo(new FixedPoint(1, bound, 1, sites, width).resolutionBits());
    }
}
