package io.covalence.contract.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountRangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|under 20",
                "19|under 20",
                "20|20-50",
                "50|50-100",
                "999|500-1,000",
                "1000|1,000-2,000",
                "7831|5,000-10,000",
                "250000|200,000-500,000"
            })
    void countsAreToldAsRanges(long count, String range) {
        assertThat(CountRange.of(count).text()).isEqualTo(range);
    }

    @Test
    void everyCountLiesInItsRange() {
        for (long count = 0; count < 30_000; count++) {
            var range = CountRange.of(count);
            assertThat(count).isGreaterThanOrEqualTo(range.from()).isLessThan(range.below());
        }
    }

    /** A site can make a sum as large as it likes. */
    @Test
    void sumsThatAreNoCountHaveARangeToo() {
        assertThat(CountRange.of(Long.MAX_VALUE)).isEqualTo(CountRange.of(123_456_789_012_345_678L));
        assertThat(CountRange.of(Long.MIN_VALUE)).isEqualTo(CountRange.of(0));
    }
}
