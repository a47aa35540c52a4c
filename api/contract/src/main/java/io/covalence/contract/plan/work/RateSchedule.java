package io.covalence.contract.plan.work;

import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Statement;
import java.util.Optional;

/**
 * How the learning rate changes from round to round. Every site computes it from the plan and from the version that a
 * round makes, so that a repeated round does not count twice.
 */
public sealed interface RateSchedule {
    static RateSchedule constant() {
        return new Constant();
    }

    /**
     * The rate in a round.
     *
     * @param first rate of the first round
     * @param round 1 for the one that makes version 1
     * @param rounds of the run
     */
    double rate(double first, int round, int rounds);

    /** Share of the first rate below which it never falls, however many rounds there are. */
    double least();

    /** What becomes of the rate; nothing where it stays. */
    Optional<Statement> says();

    /** The same in every round. */
    @Kind("constant")
    record Constant() implements RateSchedule {
        @Override
        public double rate(double first, int round, int rounds) {
            return first;
        }

        @Override
        public double least() {
            return 1;
        }

        @Override
        public Optional<Statement> says() {
            return Optional.empty();
        }
    }

    /**
     * {@code first factor^floor((round - 1) / every)}.
     *
     * @param every how many rounds have one rate
     * @param factor what the rate is multiplied by after them
     */
    @Kind("stepDecay")
    record StepDecay(
            @Range(least = 1, most = 10_000) int every,
            @Range(least = 1e-3, most = 1) double factor) implements RateSchedule {
        @Override
        public double rate(double first, int round, int rounds) {
            int times = (round - 1) / every;
            return first * StrictMath.pow(factor, times);
        }

        @Override
        public double least() {
            return factor < 1 ? 0 : 1;
        }

        @Override
        public Optional<Statement> says() {
            return Optional.of(Statement.of("training.rate.stepDecay", every, Double.toString(factor)));
        }
    }

    /**
     * Half a wave, {@code first (to + (1 - to) (1 + cos(pi (round - 1) / (rounds - 1))) / 2)} (Loshchilov and Hutter, ICLR 2017,
     * equation 5, without restarts).
     *
     * @param to share of the first round's rate that the last round has
     */
    @Kind("cosine")
    record Cosine(@Range(least = 0, most = 1) double to) implements RateSchedule {
        @Override
        public double rate(double first, int round, int rounds) {
            double done = Math.min(1, (round - 1) / (double) Math.max(1, rounds - 1));
            return first * (to + (1 - to) * (1 + StrictMath.cos(Math.PI * done)) / 2);
        }

        @Override
        public double least() {
            return to;
        }

        @Override
        public Optional<Statement> says() {
            return Optional.of(Statement.of("training.rate.cosine", Double.toString(to)));
        }
    }
}
