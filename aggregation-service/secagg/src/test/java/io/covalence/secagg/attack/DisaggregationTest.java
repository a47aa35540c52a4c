package io.covalence.secagg.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cross-round disaggregation: the service adds up honestly, knows who was in each round's sum, takes it that a site's update
 * hardly changes between rounds, and solves for the sites by least squares.
 *
 * <p>What it learns: from cohorts that vary until the participation matrix has full column rank, every site's mean update, with
 * an error proportional to the drift of updates between rounds and inverse to the root of the number of rounds. From one stable
 * cohort the matrix has rank 1, and it learns the mean over the cohort and nothing else, however many rounds there are and
 * however constant the updates. One round in which one site is missing tells that site apart from the rest. No rule of the
 * protocol forbids this, as each sum is one that the cohort agreed to: stable cohorts keep it small, noise on the updates is
 * what bounds it.
 */
final class DisaggregationTest {
    private static final int SITES = 10;
    private static final int ROUNDS = 60;
    private static final int COORDINATES = 2000;

    private final SplittableRandom random = new SplittableRandom(17);
    private final double[][] updates = gaussian(SITES, COORDINATES, 1);

    @Test
    void varyingCohortsGiveAwayEverySiteWhoseUpdateDoesNotChange() {
        var cohorts = varyingCohorts();
        assertThat(LeastSquares.rank(cohorts)).isEqualTo(SITES);
        assertThat(errorOf(LeastSquares.solve(cohorts, sums(cohorts, 0)))).isLessThan(1e-6);
    }

    /**
     * With updates {@code u + drift · noise}, independent between rounds, the estimate's covariance is {@code G D Gᵀ}, G the
     * pseudo-inverse of the participation matrix and D the diagonal of {@code drift² · |cohort|}.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.1, 0.3, 1, 3})
    void errorOfTheSingleSitesGrowsAsTheDriftBetweenRounds(double drift) {
        var cohorts = varyingCohorts();
        var inverse = LeastSquares.pseudoInverse(cohorts);
        double variance = 0;
        for (var row : inverse) {
            for (int round = 0; round < ROUNDS; round++) {
                variance += row[round]
                        * row[round]
                        * drift
                        * drift
                        * Arrays.stream(cohorts[round]).sum();
            }
        }
        double expected = Math.sqrt(variance / SITES);
        double measured = errorOf(LeastSquares.solve(cohorts, sums(cohorts, drift)));
        System.out.printf("drift %.2f of the spread between sites: error %.3f of it%n", drift, measured);
        assertThat(measured).isCloseTo(expected, within(0.05 * expected));
    }

    @Test
    void stableCohortGivesAwayTheMeanAndNothingMore() {
        var cohorts = new double[ROUNDS][SITES];
        Arrays.stream(cohorts).forEach(cohort -> Arrays.fill(cohort, 1));
        assertThat(LeastSquares.rank(cohorts)).isEqualTo(1);
        var estimate = LeastSquares.solve(cohorts, sums(cohorts, 0));
        var mean = meanOf(IntStream.range(0, SITES).toArray());
        for (var site : estimate) {
            assertThat(site).containsExactly(mean, within(1e-4));
        }
        assertThat(errorOf(estimate))
                .as("n - 1 of n parts of the spread between sites stay hidden")
                .isCloseTo(Math.sqrt((SITES - 1.0) / SITES), within(0.02));
    }

    @Test
    void oneRoundWithoutASiteTellsThatSiteApartAndNoOther() {
        var cohorts = new double[ROUNDS][SITES];
        Arrays.stream(cohorts).forEach(cohort -> Arrays.fill(cohort, 1));
        cohorts[ROUNDS / 2][3] = 0;
        assertThat(LeastSquares.rank(cohorts)).isEqualTo(2);
        var estimate = LeastSquares.solve(cohorts, sums(cohorts, 0));
        assertThat(estimate[3]).containsExactly(updates[3], within(1e-4));
        var others = meanOf(IntStream.range(0, SITES).filter(site -> site != 3).toArray());
        for (int site = 0; site < SITES; site++) {
            if (site != 3) {
                assertThat(estimate[site]).containsExactly(others, within(1e-4));
            }
        }
    }

    /** Sites that always come and go together are one unknown: only the mean of the group comes out. */
    @Test
    void sitesThatComeAndGoTogetherAreToldApartFromTheOthersOnly() {
        var cohorts = varyingCohorts();
        for (var cohort : cohorts) {
            cohort[1] = cohort[0];
            cohort[2] = cohort[0];
        }
        assertThat(LeastSquares.rank(cohorts)).isEqualTo(SITES - 2);
        var estimate = LeastSquares.solve(cohorts, sums(cohorts, 0));
        var group = meanOf(0, 1, 2);
        assertThat(estimate[0]).containsExactly(group, within(1e-4));
        assertThat(estimate[2]).containsExactly(group, within(1e-4));
        assertThat(estimate[5]).containsExactly(updates[5], within(1e-4));
    }

    private double[][] varyingCohorts() {
        var cohorts = new double[ROUNDS][SITES];
        for (var cohort : cohorts) {
            Arrays.setAll(cohort, site -> random.nextDouble() < 0.8 ? 1 : 0);
        }
        return cohorts;
    }

    private double[][] sums(double[][] cohorts, double drift) {
        var sums = LeastSquares.product(cohorts, updates);
        for (int round = 0; round < ROUNDS; round++) {
            double sites = Arrays.stream(cohorts[round]).sum();
            for (int i = 0; i < COORDINATES; i++) {
                sums[round][i] += drift * Math.sqrt(sites) * random.nextGaussian();
            }
        }
        return sums;
    }

    private double errorOf(double[][] estimate) {
        var errors = IntStream.range(0, SITES * COORDINATES)
                .mapToDouble(
                        i -> estimate[i / COORDINATES][i % COORDINATES] - updates[i / COORDINATES][i % COORDINATES])
                .toArray();
        return Statistics.rootMeanSquare(errors);
    }

    private double[] meanOf(int... sites) {
        var mean = new double[COORDINATES];
        for (int site : sites) {
            for (int i = 0; i < COORDINATES; i++) {
                mean[i] += updates[site][i] / sites.length;
            }
        }
        return mean;
    }

    private double[][] gaussian(int rows, int columns, double deviation) {
        var values = new double[rows][columns];
        for (var row : values) {
            Arrays.setAll(row, i -> deviation * random.nextGaussian());
        }
        return values;
    }
}
