package io.covalence.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.metric.CountRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0.314, 0.31 s",
        "0.994, 0.99 s",
        "0.996, 1.0 s",
        "9.44, 9.4 s",
        "9.96, 10 s",
        "59.4, 59 s",
        "60, 1 min 00 s",
        "185.4, 3 min 05 s",
        "3720, 1 h 02 min"
    })
    void durationsGetCoarserAsTheyGrow(double seconds, String expected) {
        assertThat(Numbers.duration(seconds)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, < 0.01 MB", "266048, 0.27 MB", "4200456, 4.2 MB", "133000000, 133 MB", "1330000000, '1,330 MB'"})
    void trafficHasTwoDigitsThatCount(long bytes, String expected) {
        assertThat(Numbers.megabytes(bytes)).isEqualTo(expected);
    }

    @Test
    void whatIsNotKnownIsADash() {
        assertThat(Numbers.metric((Double) null)).isEqualTo("–");
        assertThat(Numbers.metric(Double.NaN)).isEqualTo("–");
        assertThat(Numbers.duration(-1)).isEqualTo("–");
    }

    @Test
    void metricsHaveThreeDecimals() {
        assertThat(Numbers.metric(0.79349)).isEqualTo("0.793");
    }

    @Test
    void countsAreGrouped() {
        assertThat(Numbers.count(1_055_244)).isEqualTo("1,055,244");
        assertThat(Numbers.outOf(4, 4)).isEqualTo("4/4");
        assertThat(Numbers.percent(0.2)).isEqualTo("20%");
    }

    @Test
    void rangesHaveADashWhoeverWroteThem() {
        assertThat(Numbers.count(CountRange.of(700))).isEqualTo("500–1,000");
        assertThat(Numbers.range("500-1,000")).isEqualTo("500–1,000");
        assertThat(Numbers.range("under 20")).isEqualTo("under 20");
    }
}
