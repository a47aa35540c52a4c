package io.covalence.contract.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void endsHaveFourDigits() {
        assertThat(new Interval(0.81644, 0.94018)).isEqualTo(new Interval(0.8164, 0.9402));
    }

    @Test
    void whatIsNoIntervalIsRefused() {
        assertThatThrownBy(() -> new Interval(0.5, 0.4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
