package io.covalence.contract.plan;

import io.covalence.contract.plan.inputs.Inputs;
import io.covalence.contract.plan.privacy.Privacy;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Opening;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.contract.plan.work.Work;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A study's plan: everything that a site needs to know, and nothing to execute. A plan travels as the exact JSON text
 * that was approved, and sites sign its SHA-256. A part with several forms is a sealed interface. Each form is a record
 * with its bounds, its shape and its texts for people; in JSON its member {@code kind} names it.
 *
 * @param schema version of the plan's schema; see {@link #SCHEMA}
 * @param encoding may be left out if the work trains nothing
 */
public record StudyPlan(
        @OneOf({StudyPlan.SCHEMA}) int schema,
        Inputs inputs,
        Work work,
        CohortRules cohort,
        Schedule schedule,
        @Defaulted Encoding encoding,
        Privacy privacy) {

    public static final int SCHEMA = 2;

    /** What is said of a plan of any other schema. */
    public static final String OTHER_SCHEMA =
            "must be 2: plans of another form are not run; write the plan anew as /api/plan-schema.json describes it, and let"
                    + " the sites approve it";

    private static final long MAXIMUM_PARAMETERS = 100_000_000;
    private static final Set<String> BRIEFLY = Set.of(
            "task",
            "summary",
            "inputs",
            "architecture",
            "training",
            "algorithm",
            "schedule",
            "evaluation",
            "scores",
            "start",
            "cohort",
            "privacy");

    public StudyPlan {
        encoding = Objects.requireNonNullElse(encoding, work.trains() ? Encoding.LEFT_OUT : Encoding.UNUSED);
    }

    /** Every way in which this plan is out of bounds; empty when it may be run. */
    public List<Violation> violations() {
        return PlanBounds.check(this);
    }

    /** What the parts are allowed together. */
    void check(Bounds bounds) {
        work.check(inputs, schedule, bounds);
        if (parameters() > MAXIMUM_PARAMETERS) {
            bounds.add(
                    "/work/architecture",
                    "has " + parameters() + " parameters; at most " + MAXIMUM_PARAMETERS + " are allowed");
        }
        if (openings() > 0 && vectors().size() > 1) {
            bounds.add(
                    "/work/algorithm",
                    "starts from a vector beside the model, which an opening round does not make: choose another"
                            + " algorithm, or columns that are PER_SITE or DECLARED");
        }
        encoding.checkSum(vectors(), cohort.maximumSites(), bounds);
    }

    /**
     * The learning that the plan asks for.
     *
     * @throws IllegalStateException when it asks for other work: whoever calls this has asked {@link Work#trains} before, or is part of
     *     what an end chose for learning
     */
    public Learning learning() {
        return switch (work) {
            case Learning learning -> learning;
            case Summary summary -> throw new IllegalStateException("a summary learns nothing");
        };
    }

    /** The model of another run that this plan's begins with, if any. */
    public Optional<WarmStart> start() {
        return switch (work) {
            case Learning learning -> learning.start().model();
            case Summary summary -> Optional.empty();
        };
    }

    /**
     * Whether a round from a version sums figures of it, where the round is no opening round. The figures of another run's model were
     * summed in that run: of two cohorts, two sums would tell one site's.
     */
    public boolean scores(int version) {
        return version > 0 || start().isEmpty();
    }

    /** Training rounds of a run, at most; one more round follows them. */
    public int trainings() {
        return work.trains() ? schedule.rounds() : 0;
    }

    /** The opening round, which sums up the sites' training rows before anything is trained. */
    public Opening opening() {
        return work.opening(inputs);
    }

    /** Rounds before the first training, 0 or 1. Such a round makes a version with the same model and a scale. */
    public int openings() {
        return opening().exists() ? 1 : 0;
    }

    /** The last version that rounds may make: each opening or training round makes one. */
    public int lastVersion() {
        return openings() + trainings();
    }

    /** Whether the last round's limbs hold histograms. */
    public boolean tellsHistograms() {
        return work.histogramLimbs(inputs) > 0;
    }

    /** Values of the model that the rounds make: of a network its weights and biases. */
    public long parameters() {
        return work.parameters(inputs);
    }

    /** What sites send in a training round; each as long as the model, whose update is the first. */
    public List<UpdateVector> vectors() {
        return work.vectors(encoding);
    }

    /** The plan in plain words, for the person who has to approve it. */
    public List<Statement> says() {
        return List.copyOf(work.says(this));
    }

    /** The same in short, for who has it at hand in full. */
    public List<Statement> summary() {
        return says().stream()
                .filter(said -> BRIEFLY.contains(said.key().replaceFirst("\\..*", "")))
                .toList();
    }

    /** The same plan with other work. */
    public StudyPlan with(Work other) {
        return new StudyPlan(schema, inputs, other, cohort, schedule, encoding, privacy);
    }

    /** The same plan with another schedule. */
    public StudyPlan with(Schedule other) {
        return new StudyPlan(schema, inputs, work, cohort, other, encoding, privacy);
    }
}
