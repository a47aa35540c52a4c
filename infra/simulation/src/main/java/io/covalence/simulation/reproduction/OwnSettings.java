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
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * Settings of our own for a table with a published split, chosen among a few by the training rows alone: of those a fifth is set aside
 * in several ways, and what a federation on the others is worth there decides. Test rows are not looked at.
 *
 * <p>Losses that differ by less than a standard error say nothing, so of the settings within one of the least loss those with the most
 * weight decay are taken, and of these the best (the one-standard-error rule: Breiman et al., Classification and Regression Trees, 1984,
 * section 3.4.3).
 */
final class OwnSettings {
    private static final int WAYS = 5;
    private static final double SET_ASIDE = 0.2;

    private final List<Double> rates;
    private final List<Double> decays;
    private final ToDoubleBiFunction<StudyPlan, List<Dataset>> loss;

    /**
     * Chooses among each learning rate with each weight decay.
     *
     * @param loss of a plan's federation on its sites' evaluation rows; the less the better
     */
    OwnSettings(List<Double> rates, List<Double> decays, ToDoubleBiFunction<StudyPlan, List<Dataset>> loss) {
        this.rates = rates;
        this.decays = decays;
        this.loss = loss;
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
     * The plan with the best settings.
     *
     * @param trainingFiles of the sites, without any test row
     */
    StudyPlan choose(StudyPlan plan, List<Path> trainingFiles, Consumer<String> progress) {
        var tried = new ArrayList<Tried>();
        for (double rate : rates) {
            for (double decay : decays) {
                tried.add(tried(plan, training(plan, rate, decay), trainingFiles));
                progress.accept(tried.getLast().toString());
            }
        }
        return plan.with(plan.learning().with(best(tried).training()));
    }

    /** What a training came to, in each way of setting rows aside. */
    record Tried(Training training, List<Double> losses) {
        double mean() {
            return losses.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }

        double standardError() {
            double squares = losses.stream()
                    .mapToDouble(each -> Math.pow(each - mean(), 2))
                    .sum();
            return Math.sqrt(squares / (losses.size() - 1) / losses.size());
        }

        @Override
        public String toString() {
            return String.format(
                    "on training rows, rate %s, decay %s: loss %.4f, standard error %.4f",
                    training.learningRate(), training.weightDecay(), mean(), standardError());
        }
    }

    /** The one-standard-error rule. */
    static Tried best(List<Tried> tried) {
        var byLoss = Comparator.comparingDouble(Tried::mean);
        var least = tried.stream().min(byLoss).orElseThrow();
        double enough = least.mean() + least.standardError();
        return tried.stream()
                .filter(each -> each.mean() <= enough)
                .max(Comparator.comparingDouble((Tried each) -> each.training().weightDecay())
                        .thenComparing(byLoss.reversed()))
                .orElseThrow();
    }

    private Tried tried(StudyPlan plan, Training training, List<Path> files) {
        var losses = IntStream.rangeClosed(1, WAYS)
                .mapToObj(way -> settingAside(plan, training, way))
                .map(each -> loss.applyAsDouble(each, SiteFiles.read(each, files)))
                .toList();
        return new Tried(training, losses);
    }

    private static Training training(StudyPlan plan, double rate, double decay) {
        var others = plan.learning().training();
        return new Training(
                rate,
                others.momentum(),
                decay,
                others.batchSize(),
                others.localEpochs(),
                others.localUpdates(),
                others.rateSchedule(),
                others.seed());
    }

    private static StudyPlan settingAside(StudyPlan plan, Training training, int way) {
        var table = (Table) plan.inputs();
        var old = plan.learning();
        var evaluation = old.evaluation();
        var work = new Learning(
                old.task(),
                old.architecture(),
                training,
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
