package io.covalence.contract.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    @Test
    void endsHaveFourDigits() {
        assertThat(new Interval(0.81644, 0.94018, "m")).isEqualTo(new Interval(0.8164, 0.9402, "m"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.8164, 0.9402, 0.81, 0.95", // 0.1238 wide: a hundredth goes into it twelve times, a tenth not four times
        "0.9963, 0.9991, 0.9963, 0.9991",
        "0.9503, 0.9951, 0.95, 1", // never beyond what a share can be
        "1.8897, 3.9688, 1.8, 4.0",
        "-0.21, 0.18, -0.21, 0.18",
        "1234.56, 1287.1, 1230, 1290",
        "0.123456789, 0.123456999, 0.1234, 0.1235",
        "0.5, 0.5, 0.5, 0.5"
    })
    void endsAreRoundedOutwardsAndTellOnlyRoughlyHowManyRowsThereAre(
            double low, double high, double toldLow, double toldHigh) {
        assertThat(Interval.outwards(low, high, "m")).isEqualTo(new Interval(toldLow, toldHigh, "m"));
        assertThat(Interval.outwards(low, high, "m").low()).isLessThanOrEqualTo(low);
        assertThat(Interval.outwards(low, high, "m").high()).isGreaterThanOrEqualTo(high);
    }

    @Test
    void whatIsNoIntervalIsRefused() {
        assertThatThrownBy(() -> new Interval(0.5, 0.4, "m")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(0, Double.NaN, "m")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Interval.outwards(0.5, 0.4, "m")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Interval.outwards(Double.NaN, 0.4, "m")).isInstanceOf(IllegalArgumentException.class);
    }
}
