package io.covalence.connector.learning.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AscendingTest {
    @Test
    void orderIsThatOfASortOfObjects() {
        var random = new SplittableRandom(3);
        for (int sample = 0; sample < 50; sample++) {
            var numbers = numbers(random, random.nextInt(400));

            assertThat(Ascending.order(numbers))
                    .isEqualTo(IntStream.range(0, numbers.length)
                            .boxed()
                            .sorted(Comparator.comparingDouble(i -> numbers[i]))
                            .mapToInt(Integer::intValue)
                            .toArray());
        }
    }

    @Test
    void ranksCountTheDifferentNumbersUpToEach() {
        var numbers = numbers(new SplittableRandom(4), 300);
        var different = new TreeSet<Double>();
        Arrays.stream(numbers).forEach(different::add);

        assertThat(Ascending.ranks(numbers))
                .isEqualTo(Arrays.stream(numbers)
                        .mapToInt(number -> different.headSet(number, true).size())
                        .toArray());
    }

    @Test
    void bothZerosAreOneNumberAndNothingHasNoOrder() {
        assertThat(Ascending.ranks(new double[] {0.0, -0.0, -1})).containsExactly(2, 2, 1);
        assertThat(Ascending.order(new double[] {0.0, -0.0, -1})).containsExactly(2, 0, 1);
        assertThat(Ascending.order(new double[0])).isEmpty();
    }

    /** Many of them equal, some infinite. */
    private static double[] numbers(SplittableRandom random, int count) {
        return random.doubles(count, -20, 20)
                .map(number -> number > 19 ? Double.POSITIVE_INFINITY : Math.ceil(number) + 0.5)
                .toArray();
    }
}
