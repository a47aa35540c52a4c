package io.covalence.secagg.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.Federation;
import io.covalence.secagg.Randomness;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.VectorLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gradient inversion: five sites, each with the gradient of one example, which is the worst case for them; the attacker
 * divides weight gradients by bias gradients and is told which of its guesses is best.
 *
 * <p>What this does not prove: that a sum is anonymous. The sum's rows still span the inputs when there are more units than
 * examples, so that side knowledge may unmix them, and whoever chooses the model can make it separate the examples of a sum,
 * which the last test shows. Against that stand the agreed model hash, many local steps over many rows, and noise; not masks.
 */
final class GradientInversionTest {
    private static final int SITES = 5;
    private static final int INPUTS = 64;
    private static final int CLASSES = 3;

    /** Units of fixed point in 1: rounding disturbs no digit that matters here. */
    private static final double SCALE = 1 << 20;

    /** By chance: the correlation of 64 independent values has deviation 1/8, and the best of a handful stays below five. */
    private static final double CHANCE = 5.0 / 8;

    private final LinearLayer softmax = new LinearLayer(INPUTS, CLASSES);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneClearUpdateGivesItsExampleAwayAndTheSumOfFiveDoesNot(long seed) {
        var random = new SplittableRandom(seed);
        var inputs = examples(random);
        var updates = new ArrayList<int[]>();
        for (var input : inputs) {
            updates.add(quantised(softmax.gradient(input, softmaxDeltas(random))));
        }
        var round = round(updates);
        for (int site = 0; site < SITES; site++) {
            var own = List.of(inputs.get(site));
            assertThat(bestGuess(softmax, updates.get(site), own))
                    .as("from the clear update")
                    .isGreaterThan(0.99);
            assertThat(bestGuess(softmax, masked(round, site), own))
                    .as("from the masked update")
                    .isLessThan(CHANCE);
        }
        assertThat(bestGuess(softmax, sum(round), inputs))
                .as("from the sum of five")
                .isLessThan(0.9);
    }

    /** As many units as examples are enough to see the space that the five inputs span, though none of them. */
    @Test
    void sumOfFiveTellsTheSpaceThatItsInputsSpanWhenTheLayerIsWide() {
        var random = new SplittableRandom(9);
        var layer = new LinearLayer(INPUTS, 16);
        var inputs = examples(random);
        var sum = new double[layer.size()];
        for (var input : inputs) {
            double[] deltas = random.doubles(16, -1, 1).toArray();
            double[] gradient = layer.gradient(input, deltas);
            Arrays.setAll(sum, i -> sum[i] + gradient[i]);
        }
        assertThat(bestGuess(layer, quantised(sum), inputs)).isLessThan(0.99);
        var rows =
                IntStream.range(0, 16).mapToObj(unit -> layer.ratio(sum, unit)).toArray(double[][]::new);
        var withAnInput = Arrays.copyOf(rows, 17);
        withAnInput[16] = inputs.getFirst();
        var withAStranger = Arrays.copyOf(rows, 17);
        withAStranger[16] = examples(random).getFirst();
        assertThat(LeastSquares.rank(rows)).isEqualTo(SITES);
        assertThat(LeastSquares.rank(withAnInput)).isEqualTo(SITES);
        assertThat(LeastSquares.rank(withAStranger)).isEqualTo(SITES + 1);
    }

    /**
     * The service hands out a first layer of ReLU units that all look in one direction with ascending thresholds; neighbours then
     * differ by the examples between two thresholds (Fowl et al., "Robbing the Fed", ICLR 2022).
     */
    @Test
    void modelMadeToTrapExamplesGivesThemAwayThroughTheSumToo() {
        var random = new SplittableRandom(10);
        int units = 64;
        var trap = new LinearLayer(INPUTS, units);
        double[] direction = gaussian(random);
        var inputs = examples(random);
        var updates = new ArrayList<int[]>();
        for (var input : inputs) {
            double projection = IntStream.range(0, INPUTS)
                            .mapToDouble(i -> direction[i] * input[i])
                            .sum()
                    / Math.sqrt(INPUTS);
            double upstream = random.nextDouble(0.5, 1);
            double[] deltas = IntStream.range(0, units)
                    .mapToDouble(unit -> projection > 6.0 * unit / units - 3 ? upstream : 0)
                    .toArray();
            updates.add(quantised(trap.gradient(input, deltas)));
        }
        double[] sum = Arrays.stream(sum(round(updates))).asDoubleStream().toArray();
        var differences = trap.lessTheNext(sum);
        long trapped = inputs.stream()
                .filter(input -> bestGuess(trap, differences, List.of(input)) > 0.99)
                .count();
        assertThat(trapped).as("of five, those alone between two thresholds").isGreaterThanOrEqualTo(3);
    }

    /** The best that any unit tells of any of the inputs. */
    private static double bestGuess(LinearLayer layer, double[] gradient, List<double[]> inputs) {
        return IntStream.range(0, layer.units())
                .filter(unit -> gradient[layer.units() * layer.inputs() + unit] != 0)
                .mapToObj(unit -> layer.ratio(gradient, unit))
                .flatMapToDouble(
                        guess -> inputs.stream().mapToDouble(input -> Math.abs(Statistics.correlation(guess, input))))
                .max()
                .orElse(0);
    }

    private static double bestGuess(LinearLayer layer, int[] gradient, List<double[]> inputs) {
        return bestGuess(layer, Arrays.stream(gradient).asDoubleStream().toArray(), inputs);
    }

    private static RoundScript round(List<int[]> updates) {
        var federation = new Federation(SITES, 0, new VectorLayout(updates.getFirst().length, RingWidth.BITS_32, 0));
        var script = new RoundScript(federation, 5);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        for (int i = 0; i < SITES; i++) {
            var site = federation.site(i);
            long[] values = Arrays.stream(updates.get(i)).asLongStream().toArray();
            var vector = EncodedVector.of(federation.layout(), values, new long[0]);
            var step = RoundScript.require(script.readyToMask, site).mask(vector);
            script.awaitingSurvivors.put(site, step.state());
            script.masked.put(site, step.message());
        }
        script.agree(federation.sites());
        script.unmask(federation.sites());
        return script;
    }

    private static int[] sum(RoundScript round) {
        var values = round.sum().values(0, round.federation.layout().values());
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }

    private static int[] masked(RoundScript round, int site) {
        return Randomness.words(
                RoundScript.require(round.masked, round.federation.site(site)).chunk(0));
    }

    /** Probabilities minus a one-hot label: {@code dL/dz} of softmax regression with cross entropy. */
    private static double[] softmaxDeltas(SplittableRandom random) {
        double[] deltas = random.doubles(CLASSES, 0.5, 1).toArray();
        double sum = Arrays.stream(deltas).sum();
        int label = random.nextInt(CLASSES);
        Arrays.setAll(deltas, unit -> deltas[unit] / sum - (unit == label ? 1 : 0));
        return deltas;
    }

    private static List<double[]> examples(SplittableRandom random) {
        return IntStream.range(0, SITES).mapToObj(site -> gaussian(random)).toList();
    }

    private static double[] gaussian(SplittableRandom random) {
        return IntStream.range(0, INPUTS)
                .mapToDouble(i -> random.nextGaussian())
                .toArray();
    }

    private static int[] quantised(double[] gradient) {
        return Arrays.stream(gradient)
                .mapToInt(value -> (int) Math.round(value * SCALE))
                .toArray();
    }
}
