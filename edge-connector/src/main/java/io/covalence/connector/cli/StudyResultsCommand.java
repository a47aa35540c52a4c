package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.result.OwnModel;
import io.covalence.connector.result.OwnResult;
import io.covalence.connector.result.OwnResults;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.Decisions;
import io.covalence.connector.study.PlanReader;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.plan.StudyPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "results",
        description = {
            "Shows what a study's last models are worth on this site's own evaluation rows.",
            "With --own a model is trained on this site's rows alone and stands beside them: what the federation has added.",
            "Nothing of it leaves this machine."
        })
final class StudyResultsCommand extends Action {
    @Parameters(paramLabel = "ID", description = "The study's id.")
    private String study = "";

    @Option(
            names = "--own",
            description = "Train a model on this site's rows alone, too: " + OwnModel.MOST_EPOCHS
                    + " epochs at most, fewer when it gets no better.")
    private boolean own;

    StudyResultsCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() throws InterruptedException {
        var studyId = StudyArgument.read(study);
        var results = new OwnResults(home()).of(studyId);
        if (results.isEmpty()) {
            new EnrolmentFile(home()).require();
            new Decisions(home())
                    .find(studyId)
                    .ifPresent(decision -> requireLearning(PlanReader.read(decision.plan(), decision.planSha256())));
            throw Failure.failed(
                    FailureCode.NOT_EVALUATED,
                    "No run of " + study + " has been evaluated here yet.",
                    "A run's last round does it while the connector runs: connector status shows how far it is.");
        }
        var alone = own ? Optional.of(ownModel(studyId)) : Optional.<OwnModel>empty();
        var data = new LinkedHashMap<String, Object>();
        data.put("results", results);
        alone.ifPresent(model -> data.put("own", model));
        return Result.of(data, lines(results, alone.orElse(null)));
    }

    private void requireLearning(StudyPlan plan) {
        if (!plan.work().trains()) {
            throw Failure.failed(
                    FailureCode.NOT_EVALUATED,
                    "The study " + study + " sums up its sites' rows: it trains no model that could be judged.",
                    "Its sums stand on the study's page in the portal. This site's own are sent to nobody and not kept.");
        }
    }

    private OwnModel ownModel(StudyId studyId) throws InterruptedException {
        var plan = plan(studyId);
        requireLearning(plan);
        var files = new DatasetFiles(home());
        var file = files.require(studyId);
        var dataset = files.read(plan, file)
                .dataset()
                .orElseThrow(() -> Failure.failed(
                        FailureCode.DATASET_DOES_NOT_FIT,
                        "The file " + file + " does not fit the plan of " + studyId + ".",
                        "Run: connector data check --study " + studyId));
        return OwnModel.train(
                plan,
                dataset,
                OwnModel.PATIENCE,
                epoch -> messages().say("Trained alone: epoch " + epoch + " of at most " + OwnModel.MOST_EPOCHS + "."));
    }

    private StudyPlan plan(StudyId studyId) throws InterruptedException {
        try (var context = ConnectorContext.open(home(), surroundings())) {
            var approvals = context.approvals();
            return approvals.plan(approvals.study(studyId));
        }
    }

    private static List<String> lines(List<OwnResult> results, @Nullable OwnModel alone) {
        var lines = new ArrayList<String>();
        for (var result : results) {
            var evaluation = result.evaluation();
            lines.add("Version " + evaluation.modelVersion() + " of " + result.runId() + ", on "
                    + evaluation.rows().text() + " evaluation rows of this site:");
            var table = alone == null
                    ? new Table("METRIC", "FEDERATION", "95 % INTERVAL")
                    : new Table("METRIC", "FEDERATION", "95 % INTERVAL", "OWN MODEL", "95 % INTERVAL");
            evaluation.figures().forEach(figure -> row(table, figure, alone));
            lines.addAll(table.lines());
        }
        if (alone != null) {
            lines.add("The own model is that of its best epoch, " + alone.epoch() + " of " + alone.epochs()
                    + ", chosen on these rows: that favours it.");
        }
        lines.add("The rows are few where the intervals are wide. Nothing of this was sent.");
        return lines;
    }

    private static void row(Table table, Figure figure, @Nullable OwnModel alone) {
        if (alone == null) {
            table.row(figure.metric().name(), value(figure), interval(figure));
            return;
        }
        var beside = alone.evaluation().figures().stream()
                .filter(each -> each.metric().equals(figure.metric()))
                .findFirst();
        table.row(
                figure.metric().name(),
                value(figure),
                interval(figure),
                beside.map(StudyResultsCommand::value).orElse("-"),
                beside.map(StudyResultsCommand::interval).orElse("-"));
    }

    private static String value(Figure figure) {
        return figure.value()
                + (figure.metric().unit().isEmpty() ? "" : " " + figure.metric().unit());
    }

    private static String interval(Figure figure) {
        var interval = figure.interval();
        return interval == null ? "-" : interval.low() + " to " + interval.high();
    }
}
