package io.covalence.contract.plan.work;

import io.covalence.contract.metric.Measures;
import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.plan.inputs.Inputs;
import java.util.List;
import java.util.Optional;

/** What a plan has sites do with their data, and the shape of what they send. */
public sealed interface Work permits Learning, Summary {
    /** Columns that are read of a site's file, beside those of the inputs. */
    List<String> columns();

    /** Values of each vector that a site sends in each round but the last. */
    long parameters(Inputs inputs);

    /** Those vectors. */
    List<UpdateVector> vectors(Encoding encoding);

    /** Limbs that a site sends in every round for people to read, after those that every work has. */
    int figureLimbs();

    /** Limbs that it sends after them in the last round only, beside histograms. */
    int lastFigureLimbs(Inputs inputs);

    /** Limbs of the histograms that it sends after those, in the last round only. */
    int histogramLimbs(Inputs inputs);

    /** The opening round before the first training; it has no columns where there is no such round. */
    Opening opening(Inputs inputs);

    /** Whether rounds train before the last one; otherwise that is the only one. */
    boolean trains();

    /** Fewest rows at a site over which anything is summed up. */
    int leastRows();

    /** What the figures of its rounds are; empty for work that judges no model. */
    Optional<Measures> measures();

    /** Adds to the plan's bounds what does not go with its inputs and rounds; pointers begin at the plan. */
    void check(Inputs inputs, Schedule schedule, Bounds bounds);

    /** All that a plan with this work says, for the person who has to approve it. */
    List<Statement> says(StudyPlan plan);
}
