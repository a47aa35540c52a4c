package io.covalence.simulation;

import io.covalence.contract.metric.Metric;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.simulation.baseline.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs of a plan came to.
 *
 * @param metric what {@code mean} and {@code sd} are of: the figure of each run's last model
 * @param sd standard deviation over the runs; 0 for one
 * @param seconds of all rounds of all runs; reading files is not in it
 * @param trainingSeconds what of them sites trained: the same training without any federation takes that
 * @param comparison with learning without a federation, where it was asked for
 */
record SimulationReport(
        Metric metric,
        double mean,
        double sd,
        List<Site> sites,
        List<Run> runs,
        double seconds,
        double trainingSeconds,
        @Nullable Comparison comparison) {

    /** A site's file and the rows that can be used of it. */
    record Site(String file, int trainingRows, int evaluationRows) {}

    /**
     * A run.
     *
     * @param evaluation of the last model, as all sites' sums tell it
     * @param atSites the last model's figure on each site's own evaluation rows; absent where they give none
     * @param rounds what each told of the model before it
     */
    record Run(String id, ModelEvaluation evaluation, List<@Nullable Double> atSites, List<Round> rounds) {}

    /**
     * A round: what the model that it began with was worth, and what it took.
     *
     * @param perRound absent where the model is that of another run, which scored it
     */
    record Round(
            int number,
            RoundKind kind,
            @Nullable Double perRound,
            @Nullable Double loss,
            double largestNorm,
            double seconds,
            double trainingSeconds) {
        static Round of(Simulation.Round round) {
            var loss = round.scored().map(ModelEvaluation::loss).orElse(null);
            return new Round(
                    round.number(),
                    round.kind(),
                    round.scored().map(scored -> scored.perRound().value()).orElse(null),
                    loss == null ? null : loss.value(),
                    round.largestNorm(),
                    round.seconds(),
                    round.trainingSeconds());
        }
    }

    static SimulationReport of(List<Site> sites, List<Run> runs, Optional<Comparison> comparison) {
        var values = runs.stream()
                .mapToDouble(run -> run.evaluation().figure().value())
                .toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        var rounds = runs.stream().flatMap(run -> run.rounds().stream()).toList();
        return new SimulationReport(
                runs.getFirst().evaluation().figure().metric(),
                mean,
                values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)),
                sites,
                runs,
                rounds.stream().mapToDouble(Round::seconds).sum(),
                rounds.stream().mapToDouble(Round::trainingSeconds).sum(),
                comparison.orElse(null));
    }
}
