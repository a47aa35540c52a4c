package io.covalence.secagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The largest cohorts that a study may have: sites drop out at random in every phase, and the sum is the plain one. */
final class LargeCohortTest {
    private static final VectorLayout LAYOUT = new VectorLayout(7, RingWidth.BITS_32, 2);

    /**
     * Few more than the threshold are left, as every site checks every other: the work grows with the square. With fifty colluders
     * among two hundred sites the threshold is that of the document's table.
     */
    @ParameterizedTest
    @CsvSource({"100,0,51", "100,10,56", "200,50,126"})
    void randomDropsInEveryPhaseGiveThePlainSum(int sites, int colluders, int threshold) {
        var random = new Random(sites + colluders);
        var federation = new Federation(sites, colluders, LAYOUT);
        assertThat(federation.policy().threshold(sites)).isEqualTo(threshold);
        var dealt = choose(federation.sites(), threshold + 2, random);
        var survivors = choose(dealt, threshold + 1, random);
        var answering = choose(survivors, threshold, random);
        var sum = RoundScript.play(federation, dealt, survivors, answering, sites);
        assertThat(sum.values(0, LAYOUT.values())).isEqualTo(federation.plainValues(survivors));
        assertThat(sum.limbs()).isEqualTo(federation.plainLimbs(survivors));
    }

    private static List<SiteId> choose(List<SiteId> from, int count, Random random) {
        var shuffled = new ArrayList<>(from);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, count).stream().sorted().toList();
    }
}
