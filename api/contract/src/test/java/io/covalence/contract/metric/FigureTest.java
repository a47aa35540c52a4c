package io.covalence.contract.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureTest {
    /** 1237 / 1564 in full tells both numbers, as the first fraction that comes so near. */
    @ParameterizedTest
    @CsvSource({"0.7909207161125319,0.7909", "12.34567,12.35", "0.00012345678,0.0001235", "0,0", "1,1"})
    void valuesHaveFourSignificantDigits(double value, double told) {
        assertThat(new Figure(Metric.ROC_AUC, value).value()).isEqualTo(told);
    }

    /** 29.999999999999996 is what thirty may become on the way; a width of 1/3 has borders of 0.333, 0.667, 1. */
    @ParameterizedTest
    @CsvSource({
        "29.999999999999996,5,30",
        "2000.25,0.5,2000.25",
        "1000000.001,0.001,1000000.001",
        "0.6666666666666666,0.3333333333333333,0.667",
        "-12345,2500,-12340",
        "123456,300000,123000",
        "0,7,0"
    })
    void numbersAmongOthersHaveTheDigitsThatTellThemFromThese(double value, double width, String told) {
        assertThat(Figure.among(value, width).toPlainString()).isEqualTo(told);
    }

    @Test
    void theMetricSaysWhichIsBetter() {
        assertThat(new Figure(Metric.ROC_AUC, 0.8).betterThan(new Figure(Metric.ROC_AUC, 0.7)))
                .isTrue();
        assertThat(new Figure(Metric.RMSE, 0.8).betterThan(new Figure(Metric.RMSE, 0.7)))
                .isFalse();
        assertThat(new Figure(Metric.RMSE, 0.7).betterThan(new Figure(Metric.RMSE, 0.7)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoNumberIsNoFigure(double value) {
        assertThatThrownBy(() -> new Figure(Metric.RMSE, value)).isInstanceOf(IllegalArgumentException.class);
    }
}
