package io.covalence.contract.plan.algorithm;

import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.plan.work.Training;
import java.util.List;

/**
 * SCAFFOLD (Karimireddy et al., ICML 2020, algorithm 1 with option II): sites correct their steps by the difference
 * between their own gradients and those of all sites. A site {@code i} keeps a control variate {@code c_i}, the
 * federation has one {@code c}; all begin at 0. From the round's model {@code x} a site takes {@code K} steps
 * {@code y = y - rate (g(y) - c_i + c)}, and sends
 *
 * <pre>
 * dx = y - x                                   weighted by rows
 * dc = (x - y) / (K rate) - c                  all sites alike; once a version comes of it, c_i = c_i + dc
 *
 * x = x + serverLearningRate mean(dx)
 * c = c + |S| / N mean(dc)                     S: sites in the sum, N: sites of the run
 * </pre>
 *
 * While every site takes part, {@code c} is the mean of all {@code c_i}. The clipped part of {@code dc} counts neither
 * for {@code c} nor for {@code c_i}; its random rounding affects {@code c} alone.
 *
 * @param serverLearningRate step along the mean of the updates
 * @param controlClipNorm L2 norm to which {@code dc} is clipped
 * @param controlBound absolute value to which each of its coordinates is clipped
 */
@Kind("scaffold")
public record Scaffold(
        @Range(least = 1e-6, most = 10) double serverLearningRate,
        @Range(least = 1e-6, most = 1e6) double controlClipNorm,
        @Range(least = 1e-6, most = 1e4) double controlBound)
        implements Algorithm {
    /** The name of {@code c}, of {@code c_i} and of {@code dc}. */
    public static final String CONTROL = "control";

    private static final double LEAST_RATE = 1e-3;

    /** What {@code (x - y) / (K rate)} is, the mean of the gradients on the way, it is without momentum only. */
    @Override
    public void goesWith(Training training, Bounds bounds) {
        if (training.momentum() != 0) {
            bounds.add("/work/training/momentum", "must be 0 for scaffold, which takes a site's way for its gradients");
        }
        if (training.rateSchedule().least() < LEAST_RATE) {
            bounds.add(
                    "/work/training/rateSchedule",
                    "may not bring the learning rate below a thousandth of the first for scaffold, which divides by it");
        }
    }

    @Override
    public List<UpdateVector> vectors(Encoding encoding) {
        return List.of(
                UpdateVector.model(encoding), new UpdateVector(CONTROL, controlClipNorm, controlBound, false, true));
    }

    @Override
    public Statement says() {
        return Statement.of(
                "algorithm.scaffold",
                Double.toString(serverLearningRate),
                Double.toString(controlClipNorm),
                Double.toString(controlBound));
    }
}
