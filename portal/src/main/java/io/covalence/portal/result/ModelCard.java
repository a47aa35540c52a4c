package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RunView;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.text.MetricNames;
import io.covalence.portal.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes with a model to whoever uses it: what it is of, how it was made, how good it is, and what nobody may
 * conclude. Markdown.
 */
final class ModelCard {
    private ModelCard() {}

    static String of(StudySnapshot snapshot, RunView run, RoundSummary made) {
        var study = snapshot.study();
        var lines = new ArrayList<String>();
        lines.add("# " + text("card.title", plain(study.name()), made.newModelVersion()));
        lines.add(plain(study.question()));
        lines.add("## " + text("card.made"));
        lines.add(items(List.of(
                text("card.study", study.id(), plain(study.tenantName())),
                text("card.run", run.id(), run.roundsCompleted(), run.sites()),
                text("card.model", made.modelSha256()),
                text("card.plan", study.planSha256()))));
        plan(study).ifPresent(lines::add);
        snapshot.evaluation(made.newModelVersion()).ifPresent(evaluation -> {
            lines.add("## " + text("card.quality"));
            lines.add(items(evaluation.targets().stream()
                    .flatMap(target -> evaluation.figures(target).stream()
                            .map(figure -> text(
                                    "card.figure",
                                    plain(target.column()),
                                    MetricNames.said(figure.metric()),
                                    Numbers.metric(figure))))
                    .toList()));
            lines.add(text("card.rows", Numbers.count(evaluation.rows())));
        });
        lines.add("## " + text("card.limits"));
        lines.add(text("card.limits.words"));
        lines.add("## " + text("card.check"));
        lines.add(text("card.check.words"));
        return String.join("\n\n", lines) + "\n";
    }

    private static Optional<String> plan(StudyView study) {
        return Optional.ofNullable(study.plan())
                .map(StudyPlan::summary)
                .map(said -> items(said.stream()
                        .map(statement -> statement.title() + ": " + plain(statement.words()))
                        .toList()));
    }

    private static String items(List<String> items) {
        return String.join("\n", items.stream().map(item -> "- " + item).toList());
    }

    /** Words of people, which are no marks of the document. */
    private static String plain(String words) {
        return words.replaceAll("[\\\\`*_\\[\\]<>#|]", "\\\\$0").replaceAll("\\s+", " ");
    }
}
