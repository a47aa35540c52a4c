package io.covalence.learning.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.covalence.learning.step.FedOptStep.Rule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FedOptStepTest {
    private static final MathContext DIGITS = new MathContext(40);

    /** By hand: m = 2, v = 16 / 4 = 4, so 2 * 2 / (2 + 2) = 1; then m = 2, v = 3 + 1 = 4, so 1; then m = 0. */
    @Test
    void adamForgetsOldSquares() {
        var state = state(new FedOptStep(Rule.ADAM, 2, 0.5, 0.75, 2, 0, false), 10);
        assertThat(after(state, 4)).isEqualTo(11);
        assertThat(after(state, 2)).isEqualTo(12);
        assertThat(after(state, -2)).isEqualTo(12);
    }

    /**
     * By hand: v = 4.5 is more than 1 and falls by half of it to 4, m = 1/2, so 2 * 1/2 / (2 + 2) = 1/4; then 4 is what v is and leaves
     * it there, m = 1/4 + 1, so 5/8.
     */
    @Test
    void yogiGoesTowardsSmallerSquaresOnlyAsFastAsTheyAreLarge() {
        var state = state(new FedOptStep(Rule.YOGI, 2, 0.5, 0.5, 2, 4.5f, false), 0);
        assertThat(after(state, 1)).isEqualTo(0.25f);
        assertThat(after(state, 2)).isEqualTo(0.875f);
    }

    /** By hand: 16 is more than 1, so v = 1 + 8 = 9, m = 2, and 2 * 2 / (3 + 1) = 1. */
    @Test
    void yogiGoesTowardsLargerSquaresAsAdam() {
        assertThat(after(state(new FedOptStep(Rule.YOGI, 2, 0.5, 0.5, 1, 1, false), 0), 4))
                .isEqualTo(1);
    }

    /** By hand: v = 9 + 16 = 25, and 3 * 4 / (5 + 1) = 2; then v = 25 + 144 = 169, and 3 * 12 / (13 + 1) = 18/7. */
    @Test
    void adagradForgetsNothing() {
        var state = state(new FedOptStep(Rule.ADAGRAD, 3, 0, 0, 1, 9, false), 0);
        assertThat(after(state, 4)).isEqualTo(2);
        assertThat(after(state, 12)).isEqualTo((float) (2 + 18 / 7.0));
    }

    /**
     * Kingma and Ba, section 2.1: with bias correction the first step is as long as the rate, however long the gradient. By hand without it:
     * m = 0.1 d, v = 0.001 d², and 0.1 / sqrt(0.001) = sqrt(10) times the rate.
     */
    @Test
    void firstStepOfCorrectedAdamIsAsLongAsTheRate() {
        for (double mean : new double[] {1e-3, 5, -40}) {
            float corrected = after(state(new FedOptStep(Rule.ADAM, 0.01, 0.9, 0.999, 1e-12, 0, true), 0), mean);
            float plain = after(state(new FedOptStep(Rule.ADAM, 0.01, 0.9, 0.999, 1e-12, 0, false), 0), mean);
            assertThat(corrected).isEqualTo((float) (0.01 * Math.signum(mean)), within(1e-8f));
            assertThat(plain).isEqualTo((float) (0.01 * Math.sqrt(10) * Math.signum(mean)), within(1e-7f));
        }
    }

    /** The formulas of the papers once more, in 40 decimal digits; only what is stored is rounded, to float. */
    @ParameterizedTest
    @CsvSource({"ADAM,0,false", "ADAM,1e-6,false", "ADAM,0,true", "YOGI,1e-6,false", "ADAGRAD,1e-6,false"})
    void stepsAreThoseOfASlowComputation(Rule rule, float initial, boolean corrected) {
        var random = new SplittableRandom(11);
        double rate = 0.1;
        double tau = 1e-3;
        var step = new FedOptStep(rule, rate, 0.9, 0.99, tau, initial, corrected);
        var state = new HeldState(step, new float[] {0.5f});
        float x = 0.5f;
        float m = 0;
        float v = initial;
        for (int t = 1; t <= 30; t++) {
            double mean = 0.02 * random.nextGaussian();
            var d = new BigDecimal(mean);
            var exactM = sum(product(0.9, m), product(1 - 0.9, mean));
            var squared = d.multiply(d);
            var exactV = switch (rule) {
                case ADAM -> sum(product(0.99, v), squared.multiply(new BigDecimal(1 - 0.99)));
                case YOGI ->
                    new BigDecimal(v)
                            .subtract(squared.multiply(new BigDecimal(1 - 0.99))
                                    .multiply(BigDecimal.valueOf(
                                            new BigDecimal(v).subtract(squared).signum())));
                case ADAGRAD -> sum(new BigDecimal(v), squared);
            };
            var first = corrected ? exactM.divide(oneLessPower(0.9, t), DIGITS) : exactM;
            var second = corrected ? exactV.divide(oneLessPower(0.99, t), DIGITS) : exactV;
            var scaled = first.divide(second.sqrt(DIGITS).add(new BigDecimal(tau)), DIGITS);
            x = sum(new BigDecimal(x), scaled.multiply(new BigDecimal(rate))).floatValue();
            m = exactM.floatValue();
            v = exactV.floatValue();
            state.advance(Means.ofModel(new double[] {mean}));
            assertThat(state.model()[0]).as("version %s", t).isEqualTo(x);
        }
    }

    @Test
    void biasIsCorrectedWhereThereIsOneOnly() {
        for (var rule : new Rule[] {Rule.YOGI, Rule.ADAGRAD}) {
            assertThatThrownBy(() -> new FedOptStep(rule, 1, 0.9, 0.99, 1e-3, 0, true))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new FedOptStep(Rule.ADAM, 1, 0.9, 0.99, 1e-3, 1e-6f, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HeldState state(FedOptStep step, float parameter) {
        return new HeldState(step, new float[] {parameter});
    }

    private static float after(HeldState state, double mean) {
        state.advance(Means.ofModel(new double[] {mean}));
        return state.model()[0];
    }

    private static BigDecimal product(double factor, double value) {
        return new BigDecimal(factor).multiply(new BigDecimal(value));
    }

    private static BigDecimal sum(BigDecimal left, BigDecimal right) {
        return left.add(right);
    }

    private static BigDecimal oneLessPower(double decay, int power) {
        return BigDecimal.ONE.subtract(new BigDecimal(decay).pow(power, DIGITS));
    }
}
