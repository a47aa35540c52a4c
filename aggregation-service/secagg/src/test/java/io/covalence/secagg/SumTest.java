package io.covalence.secagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.server.SummedVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The decoded sum is the plain integer sum, bit for bit. */
final class SumTest {
    private static final VectorLayout SMALL = new VectorLayout(7, RingWidth.BITS_32, 3);

    @ParameterizedTest
    @CsvSource({
        "3,0,4", "3,1,1", "4,0,5", "4,1,5", "5,0,16", "5,1,6", "5,2,6", "6,0,22", "6,2,7", "7,0,64", "7,1,29", "7,2,29",
        "7,3,8"
    })
    void everyPatternOfDropsBeforeMaskingGivesThePlainSum(int n, int colluders, int patterns) {
        int played = 0;
        for (int kept = 0; kept < 1 << n; kept++) {
            var federation = new Federation(n, colluders, SMALL);
            var survivors = pick(federation, kept);
            if (survivors.size() >= Math.max(federation.policy().threshold(n), colluders + 2)) {
                var sum = RoundScript.play(federation, federation.sites(), survivors, survivors, kept);
                assertPlainSum(federation, survivors, sum);
                played++;
            }
        }
        assertThat(played).isEqualTo(patterns);
    }

    /** Sites drop out before M3, before M5, before M7 and before M9: every pattern of cohorts, one within the other. */
    @ParameterizedTest
    @CsvSource({"3,0,13", "3,1,1", "4,0,17", "4,1,17", "5,0,181", "5,1,21", "5,2,21"})
    void everyPatternOfDropsInEveryPhaseGivesThePlainSum(int n, int colluders, int patterns) {
        var federation = new Federation(n, colluders, SMALL);
        int least = Math.max(federation.policy().threshold(n), colluders + 2);
        int all = (1 << n) - 1;
        int played = 0;
        for (int sharing : subsets(all, least)) {
            for (int surviving : subsets(sharing, least)) {
                for (int agreeing : subsets(surviving, least)) {
                    for (int answering : subsets(agreeing, least)) {
                        var script = new RoundScript(federation, 1_000L + played++);
                        script.advertise(federation.sites());
                        script.share(pick(federation, sharing));
                        script.deliver(pick(federation, sharing));
                        script.mask(pick(federation, surviving));
                        script.agree(pick(federation, agreeing));
                        script.unmask(pick(federation, answering));
                        assertPlainSum(federation, pick(federation, surviving), script.sum());
                    }
                }
            }
        }
        assertThat(played).isEqualTo(patterns);
    }

    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void randomDropsInEveryPhaseGiveThePlainSum(RingWidth width) {
        var random = new Random(width.bits());
        for (int n : width == RingWidth.BITS_32 ? new int[] {8, 13, 21, 34, 50} : new int[] {8, 13}) {
            int colluders = random.nextInt(n / 5 + 1);
            var federation = new Federation(n, colluders, new VectorLayout(7, width, 3));
            int threshold = federation.policy().threshold(n);
            var sharing = choose(federation.sites(), threshold, random);
            var survivors = choose(sharing, Math.max(threshold, colluders + 2), random);
            var answering = choose(survivors, threshold, random);
            var sum = RoundScript.play(federation, sharing, survivors, answering, n);
            assertPlainSum(federation, survivors, sum);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BITS_32,0,1",
        "BITS_32,1,0",
        "BITS_32,2,1",
        "BITS_32,1048576,0",
        "BITS_32,1048575,1",
        "BITS_32,1048577,2",
        "BITS_32,1048574,2",
        "BITS_32,1048574,1",
        "BITS_32,2097152,5",
        "BITS_32,1048570,524291",
        "BITS_16,1,0",
        "BITS_16,2,1",
        "BITS_16,3,1",
        "BITS_16,4,1",
        "BITS_16,5,1",
        "BITS_16,2097151,1",
        "BITS_16,2097149,1",
        "BITS_16,2097148,2",
        "BITS_16,2097153,1",
        "BITS_64,0,1",
        "BITS_64,1,0",
        "BITS_64,524287,1",
        "BITS_64,524288,1",
        "BITS_64,524289,2"
    })
    void chunksAndOddSizesDoNotDisturbTheSum(RingWidth width, int values, int limbs) {
        var federation = new Federation(4, 0, new VectorLayout(values, width, limbs));
        var survivors = federation.sites().subList(1, 4);
        var sum = RoundScript.play(federation, federation.sites(), survivors, survivors, values);
        assertPlainSum(federation, survivors, sum);
    }

    private static void assertPlainSum(Federation federation, List<SiteId> survivors, SummedVector sum) {
        assertThat(sum.values(0, federation.layout().values())).isEqualTo(federation.plainValues(survivors));
        assertThat(sum.limbs()).isEqualTo(federation.plainLimbs(survivors));
    }

    private static List<Integer> subsets(int of, int least) {
        return IntStream.rangeClosed(0, of)
                .filter(set -> (set & ~of) == 0 && Integer.bitCount(set) >= least)
                .boxed()
                .toList();
    }

    private static List<SiteId> pick(Federation federation, int bits) {
        return IntStream.range(0, federation.sites().size())
                .filter(i -> ((bits >> i) & 1) == 1)
                .mapToObj(federation::site)
                .toList();
    }

    private static List<SiteId> choose(List<SiteId> from, int atLeast, Random random) {
        var shuffled = new ArrayList<>(from);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, atLeast + random.nextInt(from.size() - atLeast + 1)).stream()
                .sorted()
                .toList();
    }
}
