package io.covalence.contract.plan.algorithm;

import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Checked;
import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.Size;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.architecture.Linear;
import io.covalence.contract.plan.inputs.Inputs;
import io.covalence.contract.plan.task.CoxSurvival;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.RateSchedule;
import io.covalence.contract.plan.work.Training;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Newton's steps on Cox's partial likelihood of all sites' rows together, as WebDISCO takes them (Lu et al., JAMIA 2015, 22,
 * 1212), with times in bins and Breslow's ties (Biometrics 1974, 30, 89). Sites send no update. They send sums over the rows of
 * each bin, laid out by {@link RiskSetLayout}, and the service adds these up from the last bin to the first: then they are sums
 * over risk sets. With {@code w_j = exp(b x_j)}, and the bins {@code k(j)} of rows, the steps maximise
 *
 * <pre>
 * sum over events i of (b x_i - log(sum of w_j over rows j with k(j) >= k(i)))  -  rows decay / 2 |b|²
 * </pre>
 *
 * with the training's weight decay. A site counts {@code rows} with four significant bits. The bias, of which no risk set tells
 * anything, never moves. Each step goes the training's learning rate of the way that Newton's step would go.
 *
 * @param times where one bin ends and the next begins, ascending, in the unit of the task's times: a row at an edge is in the later
 *     bin, so there is one bin more than there are edges. Compared as float32, as times are
 * @param leastRows fewest rows of a site that a bin's sums are over; 0, and when left out, one more than the model has inputs. The
 *     sums of products over fewer rows have these rows' span, in which yes-or-no inputs are found by linear algebra. Never fewer
 *     than the plan's smallest cell
 */
@Kind("riskSets")
public record RiskSets(
        @Size(least = 1, most = 64) @Range(least = 1e-6, most = 1 << 24)
        List<Double> times,

        @Defaulted @Range(least = 0, most = 100_000) Integer leastRows)
        implements Algorithm, Checked {
    /** Sums of a site in one round: eight megabytes. */
    public static final int MOST_SUMS = 1 << 20;

    /**
     * What the last version may be off by, as a share of what the first one is. Nearer, steps would be lost in the rounding of the
     * parameters, and a version that is the same as the one before ends a run: no site opens two sums from one model.
     */
    static final double NEAREST = 1e-6;

    public RiskSets {
        times = List.copyOf(times);
        leastRows = Objects.requireNonNullElse(leastRows, 0);
    }

    /** How many bins there are. */
    public int bins() {
        return times.size() + 1;
    }

    /** The bin of a time. */
    public int bin(float time) {
        int bin = 0;
        while (bin < times.size() && time >= times.get(bin).floatValue()) {
            bin++;
        }
        return bin;
    }

    /** Fewest rows of a site that a bin's sums are over, of a model with so many inputs. */
    public int leastRows(int inputs, int smallestCell) {
        return Math.max(smallestCell, leastRows == 0 ? inputs + 1 : leastRows);
    }

    /** Where the sums are, of a model with so many inputs. */
    public RiskSetLayout layout(int inputs) {
        return new RiskSetLayout(bins(), inputs);
    }

    @Override
    public void check(Bounds bounds) {
        for (int i = 1; i < times.size(); i++) {
            if (times.get(i).floatValue() <= times.get(i - 1).floatValue()) {
                bounds.add("/times/" + i, "must be more than the one before, also as a 32-bit number");
            }
        }
    }

    @Override
    public void goesWith(Learning learning, Inputs inputs, Schedule schedule, Bounds bounds) {
        if (!(learning.task() instanceof CoxSurvival)) {
            bounds.add("/work/task", "must be coxSurvival for riskSets: only that has risk sets");
        }
        if (!(learning.architecture() instanceof Linear)) {
            bounds.add("/work/architecture", "must be linear for riskSets, whose sums are of a linear model");
        }
        long sums = sums(inputs.width());
        if (sums > MOST_SUMS) {
            bounds.add(
                    "/work/algorithm/times",
                    "a site would send " + sums + " sums a round; at most " + MOST_SUMS
                            + " are allowed: take fewer times or inputs");
        }
        if (learning.start().model().isPresent()) {
            bounds.add(
                    "/work/start",
                    "must be untrained for riskSets: from a model that fits, steps are lost in rounding");
        }
        goesWith(learning.training(), schedule, bounds);
    }

    private static void goesWith(Training training, Schedule schedule, Bounds bounds) {
        if (training.localEpochs() + training.localUpdates() != 1) {
            bounds.add("/work/training/localUpdates", "must be 1 for riskSets: a site sums up all its rows once");
        }
        if (training.momentum() != 0) {
            bounds.add("/work/training/momentum", "must be 0 for riskSets: Newton's step has no momentum");
        }
        if (training.weightDecay() == 0) {
            bounds.add(
                    "/work/training/weightDecay",
                    "must be more than 0 for riskSets: else there is no step where inputs depend on one another");
        }
        if (!(training.rateSchedule() instanceof RateSchedule.Constant)) {
            bounds.add("/work/training/rateSchedule", "must be constant for riskSets");
        }
        double left = 1 - training.learningRate();
        if (left <= 0) {
            bounds.add("/work/training/learningRate", "must be less than 1 for riskSets: the share of Newton's step");
        } else if (StrictMath.pow(left, schedule.rounds()) < NEAREST) {
            long most = (long) Math.floor(Math.log(NEAREST) / Math.log(left));
            bounds.add(
                    "/schedule/rounds",
                    "must be at most " + most
                            + " for riskSets at this learning rate: after them steps are lost in rounding,"
                            + " and no site sums up from a model that has not moved");
        }
    }

    @Override
    public boolean sendsVectors() {
        return false;
    }

    @Override
    public long sums(int inputs) {
        return layout(inputs).sums();
    }

    @Override
    public Optional<Statement> tells(int inputs, int smallestCell) {
        return Optional.of(
                Statement.of("sums.riskSets", bins(), sums(inputs), leastRows(inputs, smallestCell), smallestCell));
    }

    @Override
    public Statement says() {
        return Statement.of("algorithm.riskSets");
    }
}
