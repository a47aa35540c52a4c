package io.covalence.learning.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.covalence.contract.plan.algorithm.RiskSetLayout;
import io.covalence.contract.plan.algorithm.RiskSets;
import io.covalence.learning.survival.Patient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewtonStepTest {
    private static final RiskSets DECILES = new RiskSets(List.of(0.1, 0.2, 0.35, 0.5, 0.8, 1.1, 1.6), 1);

    private static long[] sum(RiskSets kind, List<List<Patient>> sites, float[] model, int smallestCell) {
        var sum = new long[Math.toIntExact(kind.sums(model.length - 1))];
        for (var site : sites) {
            var limbs = Patient.sums(kind, site, model, smallestCell);
            Arrays.setAll(sum, i -> sum[i] + limbs[i]);
        }
        return sum;
    }

    private static float[] fitted(RiskSets kind, List<List<Patient>> sites, double decay, int inputs) {
        var step = new NewtonStep(kind.layout(inputs), decay, 0.9);
        var state = new HeldState(new FedAvgStep(1, 0), new float[inputs + 1]);
        for (int round = 0; round < 30; round++) {
            state.advance(Means.ofModel(step.update(state.model(), sum(kind, sites, state.model(), 1))));
        }
        return state.model();
    }

    private static List<Patient> site(SplittableRandom random, int rows, double shift) {
        var site = new ArrayList<Patient>();
        for (int i = 0; i < rows; i++) {
            float x = (float) (random.nextGaussian() + shift);
            float y = (float) random.nextGaussian();
            double came = random.nextExponential() / Math.exp(x - 0.5 * y);
            double left = random.nextExponential();
            site.add(new Patient(Math.min(came, left), came <= left, x, y));
        }
        return site;
    }

    private static List<List<Patient>> sites() {
        var random = new SplittableRandom(5);
        return List.of(site(random, 120, 0), site(random, 56, 1), site(random, 240, -0.5));
    }

    /**
     * Breslow's partial likelihood of binned times from its definition, event by event over all rows in one place, and two equations
     * solved by Cramer's rule. The site's rows, 120, 56 and 240, have four significant bits.
     */
    private static double[] pooled(List<Patient> rows, double decay) {
        double a = 0;
        double b = 0;
        for (int round = 0; round < 50; round++) {
            double ga = -decay * rows.size() * a;
            double gb = -decay * rows.size() * b;
            double aa = decay * rows.size();
            double ab = 0;
            double bb = aa;
            for (var event : rows) {
                if (!event.event()) {
                    continue;
                }
                double s = 0;
                double sa = 0;
                double sb = 0;
                double saa = 0;
                double sab = 0;
                double sbb = 0;
                for (var row : rows) {
                    if (bin(row) >= bin(event)) {
                        double x = row.inputs()[0];
                        double y = row.inputs()[1];
                        double w = Math.exp(a * x + b * y);
                        s += w;
                        sa += w * x;
                        sb += w * y;
                        saa += w * x * x;
                        sab += w * x * y;
                        sbb += w * y * y;
                    }
                }
                ga += event.inputs()[0] - sa / s;
                gb += event.inputs()[1] - sb / s;
                aa += saa / s - sa / s * sa / s;
                ab += sab / s - sa / s * sb / s;
                bb += sbb / s - sb / s * sb / s;
            }
            double determinant = aa * bb - ab * ab;
            a += (ga * bb - gb * ab) / determinant;
            b += (gb * aa - ga * ab) / determinant;
        }
        return new double[] {a, b};
    }

    private static long bin(Patient row) {
        return DECILES.times().stream()
                .filter(edge -> (float) row.time() >= edge.floatValue())
                .count();
    }

    @Test
    void sumsOfThreeSitesGiveTheFitOfAllRowsInOnePlace() {
        var exact = pooled(sites().stream().flatMap(List::stream).toList(), 0.01);

        var model = fitted(DECILES, sites(), 0.01, 2);

        assertThat(exact[0]).isBetween(0.5, 1.2);
        assertThat((double) model[0]).isCloseTo(exact[0], within(1e-6));
        assertThat((double) model[1]).isCloseTo(exact[1], within(1e-6));
        assertThat(model[2]).as("bias").isZero();
    }

    /** Sites with few events of a bin count them earlier, and rows later: the fit is near, not the same. */
    @Test
    void mergedBinsGiveAboutTheSameFit() {
        var exact = pooled(sites().stream().flatMap(List::stream).toList(), 0.01);
        var step = new NewtonStep(DECILES.layout(2), 0.01, 0.9);
        var state = new HeldState(new FedAvgStep(1, 0), new float[3]);
        for (int round = 0; round < 20; round++) {
            state.advance(Means.ofModel(step.update(state.model(), sum(DECILES, sites(), state.model(), 5))));
        }

        assertThat((double) state.model()[0]).isCloseTo(exact[0], within(0.1)).isNotEqualTo(exact[0]);
        assertThat((double) state.model()[1]).isCloseTo(exact[1], within(0.1));
    }

    /**
     * Three rows with events, one after the other, of x = 1, 0, 1: the derivative 1 - 2e/(2e + 1) - e/(e + 1) with e = exp(b) is 0 where
     * e² = 1/2.
     */
    @Test
    void threeRowsGiveWhatPencilAndPaperGive() {
        var kind = new RiskSets(List.of(2.0, 3.0), 1);
        var rows = List.of(new Patient(1, true, 1), new Patient(2, true, 0), new Patient(3, true, 1));

        assertThat((double) fitted(kind, List.of(rows), 0, 1)[0]).isCloseTo(-Math.log(2) / 2, within(1e-6));
    }

    /**
     * Remissions of 42 patients with leukaemia in weeks, half of them treated with 6-mercaptopurine (Freireich et al., Blood 1963, 21,
     * 699; Cox, J. R. Stat. Soc. B 1972, 34, 187). With Breslow's ties the coefficient is 1.509 (Kleinbaum and Klein, Survival Analysis,
     * third edition 2012, chapter 3, model 1).
     */
    @Test
    void publishedRemissionsGiveThePublishedCoefficient() {
        var treated = Stream.of(
                DoubleStream.of(6, 6, 6, 7, 10, 13, 16, 22, 23).mapToObj(week -> new Patient(week, true, 0)),
                DoubleStream.of(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
                        .mapToObj(week -> new Patient(week, false, 0)));
        var placebo = DoubleStream.of(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
                .mapToObj(week -> new Patient(week, true, 1));
        var rows = Stream.concat(treated.flatMap(each -> each), placebo).toList();
        var sites = IntStream.range(0, 3)
                .mapToObj(site -> IntStream.range(0, rows.size())
                        .filter(row -> row % 3 == site)
                        .mapToObj(rows::get)
                        .toList())
                .toList();
        var weeks = new RiskSets(
                IntStream.rangeClosed(2, 35).mapToObj(week -> (double) week).toList(), 1);

        assertThat((double) fitted(weeks, sites, 0, 1)[0]).isCloseTo(1.509, within(5e-4));
    }

    @Test
    void noParameterMovesFarAtOnce() {
        var model = new float[] {12, -12, 0};

        var update = new NewtonStep(DECILES.layout(2), 0.01, 0.5).update(model, sum(DECILES, sites(), model, 1));

        assertThat(Math.max(Math.abs(update[0]), Math.abs(update[1]))).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void sameSumsGiveTheSameBits() {
        var model = new float[] {0.25f, -0.5f, 0};
        var backwards = sites().stream().map(List::reversed).toList().reversed();
        var step = new NewtonStep(DECILES.layout(2), 0.01, 0.75);

        assertThat(step.update(model, sum(DECILES, backwards, model, 1)))
                .isEqualTo(step.update(model, sum(DECILES, sites(), model, 1)));
    }

    private static void refused(UnaryOperator<long[]> dishonest, String reason) {
        var model = new float[3];
        var sums = dishonest.apply(sum(DECILES, sites(), model, 1));
        assertThatExceptionOfType(NoStepException.class)
                .isThrownBy(() -> new NewtonStep(DECILES.layout(2), 0, 0.75).update(model, sums))
                .withMessageContaining(reason);
    }

    private static UnaryOperator<long[]> with(int limb, long value) {
        return sums -> {
            sums[limb] = value;
            return sums;
        };
    }

    @Test
    void sumsThatNoRowsHaveGiveAReasonAndNoModel() {
        var layout = DECILES.layout(2);
        int last = layout.bins() - 1;

        refused(sums -> new long[sums.length], "enough rows with an event");
        refused(with(RiskSetLayout.ROWS, -1), "no rows of honest sites");
        refused(with(layout.events(2), -1), "no rows of honest sites");
        refused(with(layout.risks(2), -1), "no rows of honest sites");
        refused(with(layout.risks(last), 0).andThen(with(layout.events(last), 1))::apply, "no rows of honest sites");
        // The square of an input is less than nothing.
        refused(with(layout.risks(last) + 3, Long.MIN_VALUE >> 2), "give no step");
    }

    /** Two inputs that are always the same tell nothing of which counts. */
    @Test
    void inputsThatDependOnOneAnotherNeedAPenalty() {
        var rows = sites().getFirst().stream()
                .map(row -> new Patient(row.time(), row.event(), row.inputs()[0], row.inputs()[0]))
                .toList();
        var model = new float[3];
        var sums = sum(DECILES, List.of(rows), model, 1);

        assertThatExceptionOfType(NoStepException.class)
                .isThrownBy(() -> new NewtonStep(DECILES.layout(2), 0, 0.75).update(model, sums))
                .withMessageContaining("larger weight decay");
        assertThat(new NewtonStep(DECILES.layout(2), 0.01, 0.75).update(model, sums)[0])
                .isNotZero();
    }
}
