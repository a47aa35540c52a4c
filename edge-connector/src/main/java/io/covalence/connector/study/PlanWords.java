package io.covalence.connector.study;

import io.covalence.connector.policy.ColluderWarning;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.TaskKind;
import io.covalence.contract.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan in plain words, for the person who has to approve it. */
public final class PlanWords {
    private static final int NAMED_TARGETS = 12;
    private static final int ROTATED = 16;

    private PlanWords() {}

    public static List<String> of(StudyPlan plan) {
        var words = new ArrayList<String>();
        words.add(task(plan));
        words.add(reads(plan));
        words.add(molecules(plan));
        words.add(repeats(plan));
        words.add(String.format(
                Locale.ROOT,
                "Model: a network of layers %s with %,d parameters; nothing that comes with the plan is executed.",
                plan.layerWidths().stream().map(String::valueOf).collect(Collectors.joining("-")),
                plan.parameters()));
        words.add(String.format(
                Locale.ROOT,
                "Training: up to %,d rounds; in each, %d pass(es) over your training rows within %,d seconds.",
                plan.aggregation().rounds(),
                plan.training().localEpochs(),
                plan.aggregation().trainingSeconds()));
        loss(plan).ifPresent(words::add);
        words.add(String.format(
                Locale.ROOT,
                "Evaluation: %.0f %% of your molecules are set aside, never trained on, and scored here. All spellings, salts and"
                        + " stereoisomers of a molecule are on one side, at every site.",
                plan.evaluation().fraction() * 100));
        words.add(told(plan));
        words.add(String.format(
                Locale.ROOT,
                "Leaves this site: one masked update of about %,.1f MB a round. Only the sum over at least %d sites"
                        + " can be opened, by design even if %d of them collude with the service. Rows never leave.",
                plan.parameters() * (double) plan.aggregation().ringBits() / Byte.SIZE / 1e6,
                plan.aggregation().minimumSites(),
                plan.aggregation().assumedColluders()));
        ColluderWarning.of(plan.aggregation().assumedColluders()).ifPresent(words::add);
        words.add(String.format(
                Locale.ROOT,
                "Bound: each update is clipped to norm %s and each of its values to %s; more than %,d training rows"
                        + " count no more, and your rows count in sixteenths of that. How much was clipped is known of all"
                        + " sites together. No noise is added, so the sum itself may tell something about all sites"
                        + " together.",
                Double.toString(plan.aggregation().clipNorm()),
                Double.toString(plan.aggregation().coordinateBound()),
                plan.aggregation().maximumWeight()));
        words.add(String.format(
                Locale.ROOT,
                "Precision: values travel as whole numbers of %d bits%s. With up to %d sites a sum cannot overflow;"
                        + " each value has %d bits of its own and is rounded at random.",
                plan.aggregation().ringBits(),
                plan.aggregation().ringBits() == ROTATED ? ", mixed with one another by a rotation that all know" : "",
                plan.aggregation().maximumSites(),
                plan.aggregation().resolutionBits()));
        return words;
    }

    /** What the scoring tells, which all that is said about updates does not cover. */
    private static String told(StudyPlan plan) {
        int cell = plan.evaluation().smallestCell();
        var sums = switch (plan.task()) {
            case CLASSIFICATION ->
                String.format(
                        Locale.ROOT,
                        "how well your rows are ranked, their mean loss and their number, and after the last round how"
                                + " many of each class score in each of %d ranges; nothing of a column with fewer"
                                + " than %d rows of either class",
                        plan.evaluation().bins(),
                        cell);
            case REGRESSION ->
                String.format(
                        Locale.ROOT,
                        "the mean errors of your rows and their number; nothing of a column with fewer than %d rows",
                        cell);
        };
        return "Scores: masked with each update go, rounded, for each column to predict: " + sums
                + ". Only sums over all sites are opened. Of two rounds of which only one has your site the service can"
                + " subtract them, and learns these rounded figures and your weight; people see ranges.";
    }

    private static String task(StudyPlan plan) {
        var columns = plan.targets().stream()
                .limit(NAMED_TARGETS)
                .map(target -> PlainText.inQuotes(target.column()))
                .collect(Collectors.joining(", "));
        int more = plan.targets().size() - NAMED_TARGETS;
        return (plan.task() == TaskKind.CLASSIFICATION ? "Predicts yes or no for: " : "Predicts a number for: ")
                + columns
                + (more > 0 ? " and " + more + " more." : ".");
    }

    private static String reads(StudyPlan plan) {
        var descriptors = plan.features().descriptors().stream()
                .map(descriptor -> PlainText.inQuotes(descriptor.column()))
                .collect(Collectors.joining(", "));
        return "Reads from your file: the molecule in column "
                + PlainText.inQuotes(plan.features().smilesColumn())
                + (descriptors.isEmpty() ? "" : ", the numbers in " + descriptors)
                + ", and the columns to predict. No other column is used.";
    }

    private static String molecules(StudyPlan plan) {
        return switch (plan.features().standardisation()) {
            case COVALENCE_1 ->
                "Molecules: brought into one form by rule COVALENCE_1 before anything is made of them: counter-ions and"
                        + " solvents go, acids and bases are neutral, nitro groups and their like are written in one way;"
                        + " isotopes and stereochemistry do not count.";
        };
    }

    private static String repeats(StudyPlan plan) {
        return "Rows of yours with the same molecule and numbers: "
                + switch (plan.features().duplicates()) {
                    case KEEP -> "all are kept.";
                    case MEAN -> "become one row with the mean of their values.";
                    case MEDIAN ->
                        plan.task() == TaskKind.CLASSIFICATION
                                ? "become one row with the label that most of them have; on a tie it has none."
                                : "become one row with the middle one of their values.";
                    case MAJORITY -> "become one row with the label that most of them have; on a tie it has none.";
                    case REFUSE -> "the file is refused.";
                };
    }

    private static Optional<String> loss(StudyPlan plan) {
        if (plan.task() == TaskKind.CLASSIFICATION) {
            return Optional.empty();
        }
        var loss = plan.training().loss();
        return Optional.of(String.format(
                Locale.ROOT,
                "Loss: squared error up to %s scales of a target, beyond that in proportion to the error, so that one wrong"
                        + " value cannot lead the model astray.",
                Double.toString(loss.linearFrom())));
    }
}
