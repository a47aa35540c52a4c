package io.covalence.secagg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten thousand random operations: every sum is right and opened once, whatever is lost, repeated, changed or restarted.
 * {@code -Dsimulation.seed=S -Dsimulation.operations=N} runs others or more.
 */
final class SimulationTest {
    private static final long SEED = Long.getLong("simulation.seed", 1);
    private static final int OPERATIONS = Integer.getInteger("simulation.operations", 10_000);

    @ParameterizedTest
    @CsvSource({"6,1,0.6", "4,0,0.4"})
    void everySumIsRightWhateverHappens(int sites, int colluders, double share) {
        long seed = 100 * SEED + sites;
        var simulation = new Simulation(new Study(sites, colluders), seed);
        try {
            simulation.run((int) (OPERATIONS * share));
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("seed " + seed + " after " + simulation.done(), failure);
        }
        var service = simulation.service();
        var results = service.results();
        long retried =
                results.stream().filter(result -> result.attempt().number() > 1).count();
        long incomplete = results.stream()
                .filter(result -> result.survivors().size() < result.sharing())
                .count();
        System.out.printf(
                "seed %d, %s: %d rounds, %d of them from a model again, %d sums, %d of them in a later attempt, %d without"
                        + " all, %d abort certificates%n",
                seed,
                simulation.done(),
                service.attempt().round(),
                service.again(),
                results.size(),
                retried,
                incomplete,
                service.certificates());
        assertThat(simulation.done()).containsOnlyKeys(Operation.values());
        assertThat(results).hasSizeGreaterThan(10);
        assertThat(retried).as("sums of a later attempt").isPositive();
        assertThat(incomplete).as("sums without all that dealt").isPositive();
        assertThat(service.certificates())
                .as("attempts that were certified closed")
                .isPositive();
        assertThat(service.again()).as("rounds from the model of a burnt one").isPositive();
    }
}
