package io.covalence.contract.plan.work;

import io.covalence.contract.metric.Measures;
import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.plan.inputs.Inputs;
import java.util.List;

/** What a plan has sites do with their data, and the shape of what they send of it. */
public sealed interface Work permits Learning {
    /** Columns that are read of a site's file, beside those of the inputs. */
    List<String> columns();

    /** Values of each vector that a site sends in each round but the last. */
    long parameters(Inputs inputs);

    /** Those vectors. */
    List<UpdateVector> vectors(Encoding encoding);

    /** Limbs that a site sends in every round for people to read, after those that every work has. */
    int figureLimbs();

    /** Limbs that it sends after them in the last round only, beside histograms. */
    int lastFigureLimbs();

    /** Limbs of the histograms that it sends after those, in the last round only. */
    int histogramLimbs();

    /** What the figures of its rounds are. */
    Measures measures();

    /** Adds to the plan's bounds what does not go with its inputs; pointers begin at the plan. */
    void check(Inputs inputs, Bounds bounds);

    /** What it is for. */
    List<Statement> predicts();

    /** How it is done. */
    List<Statement> says(Inputs inputs);

    /** How it is judged, and what that tells. */
    List<Statement> measuring(Inputs inputs);
}
