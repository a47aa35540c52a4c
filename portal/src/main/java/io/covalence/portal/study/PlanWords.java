package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Target;
import io.covalence.contract.plan.TaskKind;
import io.covalence.portal.text.Numbers;
import java.util.List;
import java.util.stream.Collectors;

/** Says a plan in plain words: what is predicted, from what, how it is learned, and what nobody will see. */
final class PlanWords {
    private static final int NAMED = 4;

    private PlanWords() {}

    /** A line of the summary. */
    record Line(String title, String words) {}

    static List<Line> of(StudyPlan plan) {
        return List.of(
                new Line(text("plan.predicts"), predicts(plan)),
                new Line(text("plan.from"), from(plan)),
                new Line(text("plan.model"), model(plan)),
                new Line(text("plan.learning"), learning(plan)),
                new Line(
                        text("plan.scoring"),
                        text(
                                "plan.scoring.words",
                                Numbers.percent(plan.evaluation().fraction()),
                                plan.evaluation().bins(),
                                plan.evaluation().smallestCell())),
                new Line(
                        text("plan.privacy"),
                        text("plan.privacy.words", plan.aggregation().minimumSites())));
    }

    private static String predicts(StudyPlan plan) {
        var names = plan.targets().stream().limit(NAMED).map(Target::column).collect(Collectors.joining(", "));
        int more = plan.targets().size() - NAMED;
        var listed = more > 0 ? text("plan.and-more", names, more) : names;
        return plan.task() == TaskKind.CLASSIFICATION
                ? text("plan.predicts.classification", plan.targets().size(), listed)
                : text("plan.predicts.regression", plan.targets().size(), listed);
    }

    private static String from(StudyPlan plan) {
        var features = plan.features();
        return text(
                "plan.from.words",
                features.smilesColumn(),
                Numbers.count(features.fingerprintBits()),
                features.descriptors().size());
    }

    private static String model(StudyPlan plan) {
        var widths = plan.model().hidden().stream()
                .map(width -> Numbers.count(width))
                .collect(Collectors.joining(", "));
        var parameters = Numbers.count(plan.parameters());
        return widths.isEmpty()
                ? text("plan.model.linear", parameters)
                : text("plan.model.words", plan.model().hidden().size(), widths, parameters);
    }

    private static String learning(StudyPlan plan) {
        return text(
                "plan.learning.words",
                plan.aggregation().rounds(),
                plan.training().localEpochs());
    }
}
