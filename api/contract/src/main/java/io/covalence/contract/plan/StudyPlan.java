package io.covalence.contract.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A study's plan: everything a site needs to know to train, and nothing that it would have to execute. A plan travels as the
 * exact JSON text that was approved; its SHA-256 is what sites sign.
 *
 * @param schema version of this form; see {@link #SCHEMA}
 */
public record StudyPlan(
        int schema,
        TaskKind task,
        List<Target> targets,
        Features features,
        Model model,
        Training training,
        Evaluation evaluation,
        Aggregation aggregation) {

    public static final int SCHEMA = 1;

    public StudyPlan {
        targets = List.copyOf(targets);
    }

    /** Every way in which this plan is out of bounds; empty when it may be run. */
    public List<Violation> violations() {
        return PlanBounds.check(this);
    }

    /** Widths of all layers, input first, output last. */
    public List<Integer> layerWidths() {
        var widths = new ArrayList<Integer>();
        widths.add(features.width());
        widths.addAll(model.hidden());
        widths.add(targets.size());
        return List.copyOf(widths);
    }

    /** Weights and biases of all layers. */
    public long parameters() {
        var widths = layerWidths();
        long count = 0;
        for (int layer = 1; layer < widths.size(); layer++) {
            count += (widths.get(layer - 1) + 1L) * widths.get(layer);
        }
        return count;
    }
}
