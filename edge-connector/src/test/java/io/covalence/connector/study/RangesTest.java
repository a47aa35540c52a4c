package io.covalence.connector.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {
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
        assertThat(Ranges.of(count)).isEqualTo(range);
    }
}
