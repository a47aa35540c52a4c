package io.covalence.simulation.reproduction;

import io.covalence.connector.dataset.Dataset;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Training;
import io.covalence.demodata.Sheet;
import io.covalence.simulation.SiteFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;

/**
 * Settings of our own for a table with a published split, chosen among a few by the training rows alone: of those a fifth is set aside
 * in several ways, and what a federation on the others is worth there decides. Test rows are not looked at.
 */
final class OwnSettings {
    private static final int WAYS = 3;
    private static final double SET_ASIDE = 0.2;

    private final List<Training> candidates;
    private final ToDoubleBiFunction<StudyPlan, List<Dataset>> loss;

    /**
     * Chooses among candidates.
     *
     * @param loss of a plan's federation on its sites' evaluation rows; the less the better
     */
    OwnSettings(List<Training> candidates, ToDoubleBiFunction<StudyPlan, List<Dataset>> loss) {
        this.candidates = candidates;
        this.loss = loss;
    }

    /** Candidates of each learning rate with each weight decay. */
    static List<Training> grid(Training others, List<Double> rates, List<Double> decays) {
        var grid = new ArrayList<Training>();
        for (double rate : rates) {
            for (double decay : decays) {
                grid.add(new Training(
                        rate,
                        others.momentum(),
                        decay,
                        others.batchSize(),
                        others.localEpochs(),
                        others.localUpdates(),
                        others.rateSchedule(),
                        others.seed()));
            }
        }
        return grid;
    }

    /** Rows of a table that a published split trains on. */
    static Sheet trainingRows(Sheet sheet, String splitColumn) {
        int split = sheet.header().indexOf(splitColumn);
        return new Sheet(
                sheet.header(),
                sheet.rows().stream()
                        .filter(row -> row.get(split).equals(Split.ByColumn.TRAINING))
                        .toList());
    }

    /**
     * The plan with the best candidate.
     *
     * @param trainingFiles of the sites, without any test row
     */
    StudyPlan choose(StudyPlan plan, List<Path> trainingFiles, Consumer<String> progress) {
        var best = plan;
        double least = Double.POSITIVE_INFINITY;
        for (var candidate : candidates) {
            double sum = 0;
            for (int way = 1; way <= WAYS; way++) {
                var tried = settingAside(plan, candidate, way);
                sum += loss.applyAsDouble(tried, SiteFiles.read(tried, trainingFiles));
            }
            double mean = sum / WAYS;
            progress.accept("on training rows, rate " + candidate.learningRate() + ", decay " + candidate.weightDecay()
                    + ": loss " + mean);
            if (mean < least) {
                least = mean;
                best = plan.with(plan.learning().with(candidate));
            }
        }
        return best;
    }

    private static StudyPlan settingAside(StudyPlan plan, Training candidate, int way) {
        var table = (Table) plan.inputs();
        var old = plan.learning();
        var evaluation = old.evaluation();
        var work = new Learning(
                old.task(),
                old.architecture(),
                candidate,
                old.algorithm(),
                new Evaluation(SET_ASIDE, way, evaluation.bins(), evaluation.logitLimit(), evaluation.smallestCell()));
        return new StudyPlan(
                plan.schema(),
                new Table(table.numeric(), table.categorical(), new Split.ByRow()),
                work,
                plan.cohort(),
                plan.schedule(),
                plan.encoding(),
                plan.privacy());
    }
}
