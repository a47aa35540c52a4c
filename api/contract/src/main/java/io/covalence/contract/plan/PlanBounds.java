package io.covalence.contract.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The bounds of a plan. They keep a site's memory and time, and the ring of the masked sum, within limits known beforehand. */
final class PlanBounds {
    private static final long MAXIMUM_PARAMETERS = 50_000_000;
    private static final int MAXIMUM_NAME = 120;
    private static final int MAXIMUM_SITES = 200;
    private static final double LEAST_BOUND = 1e-6;
    private static final double LARGEST_BOUND = 1e4;

    private final List<Violation> violations = new ArrayList<>();

    private PlanBounds() {}

    static List<Violation> check(StudyPlan plan) {
        var bounds = new PlanBounds();
        bounds.range("/schema", plan.schema(), StudyPlan.SCHEMA, StudyPlan.SCHEMA);
        bounds.targets(plan);
        bounds.features(plan.features());
        bounds.model(plan);
        bounds.training(plan.training());
        bounds.evaluation(plan.evaluation());
        bounds.aggregation(plan.aggregation());
        return List.copyOf(bounds.violations);
    }

    private void targets(StudyPlan plan) {
        range("/targets", plan.targets().size(), 1, 1_000);
        var seen = new HashSet<String>();
        for (int i = 0; i < plan.targets().size(); i++) {
            var target = plan.targets().get(i);
            column("/targets/" + i + "/column", target.column(), seen);
            range("/targets/" + i + "/center", target.center(), -1e9, 1e9);
            range("/targets/" + i + "/scale", target.scale(), 1e-9, 1e9);
            if (plan.task() == TaskKind.CLASSIFICATION && (target.center() != 0 || target.scale() != 1)) {
                add("/targets/" + i, "a classification target has center 0 and scale 1");
            }
        }
    }

    private void features(Features features) {
        var seen = new HashSet<String>();
        column("/features/smilesColumn", features.smilesColumn(), seen);
        range("/features/fingerprintBits", features.fingerprintBits(), 64, 16_384);
        if (Integer.bitCount(features.fingerprintBits()) != 1) {
            add("/features/fingerprintBits", "must be a power of two");
        }
        range("/features/descriptors", features.descriptors().size(), 0, 1_000);
        for (int i = 0; i < features.descriptors().size(); i++) {
            var descriptor = features.descriptors().get(i);
            column("/features/descriptors/" + i + "/column", descriptor.column(), seen);
            range("/features/descriptors/" + i + "/center", descriptor.center(), -1e9, 1e9);
            range("/features/descriptors/" + i + "/scale", descriptor.scale(), 1e-9, 1e9);
        }
    }

    private void model(StudyPlan plan) {
        range("/model/hidden", plan.model().hidden().size(), 0, 8);
        for (int i = 0; i < plan.model().hidden().size(); i++) {
            range("/model/hidden/" + i, plan.model().hidden().get(i), 1, 16_384);
        }
        range("/model/dropout", plan.model().dropout(), 0, 0.95);
        if (plan.parameters() > MAXIMUM_PARAMETERS) {
            add("/model", "has " + plan.parameters() + " parameters; at most " + MAXIMUM_PARAMETERS + " are allowed");
        }
    }

    private void training(Training training) {
        range("/training/learningRate", training.learningRate(), 1e-8, 10);
        range("/training/momentum", training.momentum(), 0, 0.999);
        range("/training/weightDecay", training.weightDecay(), 0, 1);
        range("/training/batchSize", training.batchSize(), 1, 4_096);
        range("/training/localEpochs", training.localEpochs(), 1, 100);
    }

    private void evaluation(Evaluation evaluation) {
        range("/evaluation/fraction", evaluation.fraction(), 0.05, 0.5);
        range("/evaluation/bins", evaluation.bins(), 2, 32);
        range("/evaluation/logitLimit", evaluation.logitLimit(), 1, 50);
        range("/evaluation/smallestCell", evaluation.smallestCell(), 2, 1_000);
    }

    private void aggregation(Aggregation aggregation) {
        range("/aggregation/rounds", aggregation.rounds(), 1, 10_000);
        range("/aggregation/minimumSites", aggregation.minimumSites(), 3, MAXIMUM_SITES);
        range("/aggregation/maximumSites", aggregation.maximumSites(), 3, MAXIMUM_SITES);
        if (aggregation.maximumSites() < aggregation.minimumSites()) {
            add("/aggregation/maximumSites", "must not be below the minimum of sites");
        }
        range("/aggregation/assumedColluders", aggregation.assumedColluders(), 0, 198);
        if (aggregation.assumedColluders() > aggregation.minimumSites() - 2) {
            add("/aggregation/assumedColluders", "must leave two honest sites in the smallest cohort");
        }
        range("/aggregation/clipNorm", aggregation.clipNorm(), 1e-6, 1e6);
        range("/aggregation/coordinateBound", aggregation.coordinateBound(), LEAST_BOUND, LARGEST_BOUND);
        ring(aggregation);
        range("/aggregation/maximumWeight", aggregation.maximumWeight(), 1, 1e9);
        range("/aggregation/serverLearningRate", aggregation.serverLearningRate(), 1e-6, 10);
        range("/aggregation/serverMomentum", aggregation.serverMomentum(), 0, 0.99);
        range("/aggregation/trainingSeconds", aggregation.trainingSeconds(), 5, 604_800);
        range("/aggregation/phaseSeconds", aggregation.phaseSeconds(), 2, 3_600);
    }

    /** Refuses a ring in which the sum of the largest cohort would overflow or leave a site too coarse a step. */
    private void ring(Aggregation aggregation) {
        if (!Ring.BITS.contains(aggregation.ringBits())) {
            add("/aggregation/ringBits", "must be one of " + Ring.BITS);
            return;
        }
        int sites = aggregation.maximumSites();
        double bound = aggregation.coordinateBound();
        if (sites < 1 || sites > MAXIMUM_SITES || !(bound >= LEAST_BOUND && bound <= LARGEST_BOUND)) {
            return;
        }
        int left = aggregation.resolutionBits();
        if (left < Ring.MINIMUM_RESOLUTION) {
            add(
                    "/aggregation/ringBits",
                    "a sum over " + sites + " sites in a ring of " + aggregation.ringBits()
                            + " bits cannot overflow only if"
                            + " each site has " + left + " bits; at least " + Ring.MINIMUM_RESOLUTION
                            + " are needed: allow fewer sites or take a wider ring");
        }
    }

    private void column(String pointer, String name, Set<String> seen) {
        if (name.isBlank() || name.length() > MAXIMUM_NAME) {
            add(pointer, "must have 1 to " + MAXIMUM_NAME + " characters");
        } else if (!seen.add(name)) {
            add(pointer, "stands twice");
        }
    }

    private void range(String pointer, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            add(pointer, "must be from " + plain(least) + " to " + plain(most));
        }
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private void add(String pointer, String message) {
        violations.add(new Violation(pointer, message));
    }
}
