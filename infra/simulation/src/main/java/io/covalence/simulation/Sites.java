package io.covalence.simulation;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.LocalOpening;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.connector.round.LocalUpdate;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundKind;
import io.covalence.learning.scale.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What the sites do: all at once as far as there are cores, each with a network of its own; or, with a large model, one after the other,
 * so that one network is in memory and one update. Figures do not depend on which. For use by one thread.
 */
final class Sites implements AutoCloseable {
    /** A network takes twelve bytes for each parameter, and what a site sends four or eight more. */
    private static final long LARGE = 10_000_000;

    private final StudyPlan plan;
    private final List<Dataset> datasets;
    private final Cores cores = new Cores();
    private final List<LocalTraining> networks;
    private final boolean inTurn;
    private List<Map<String, float[]>> own;
    private Scale scale = Scale.NONE;
    private double trainingSeconds;

    Sites(StudyPlan plan, List<Dataset> datasets) {
        this(plan, datasets, plan.parameters() > LARGE);
    }

    Sites(StudyPlan plan, List<Dataset> datasets, boolean inTurn) {
        this.plan = plan;
        this.datasets = datasets;
        this.inTurn = inTurn;
        this.networks = inTurn
                ? List.of()
                : datasets.stream()
                        .map(dataset -> new LocalTraining(plan, dataset))
                        .toList();
        this.own = datasets.stream().map(dataset -> SiteState.nothing(plan)).toList();
    }

    int count() {
        return datasets.size();
    }

    /** Whether what sites have masked should not stay in memory either. */
    boolean inTurn() {
        return inTurn;
    }

    /** In which sites have done nothing but train so far. */
    double trainingSeconds() {
        return trainingSeconds;
    }

    /** From here on every site standardises so. */
    void standardise(Scale common) {
        scale = common;
        networks.forEach(network -> network.standardise(common));
    }

    /** What each site tells of its training rows before anything is trained. */
    IntFunction<LocalUpdate> opened() {
        return site -> new LocalUpdate(
                RoundKind.OPENING, LocalOpening.sums(plan, datasets.get(site).training()), Map.of(), Map.of(), 0);
    }

    /** What each site keeps for itself from here on. */
    void keep(List<Map<String, float[]>> kept) {
        own = List.copyOf(kept);
    }

    /**
     * What each site has to send in a round, by its number; to be asked for once each, in order.
     *
     * @param shared of the version that the round begins with
     * @param scored whether they score that version
     * @param round absent in one that only evaluates
     */
    IntFunction<LocalUpdate> work(Map<String, float[]> shared, boolean scored, Optional<TrainingRound> round) {
        return inTurn ? site -> turn(site, shared, scored, round) : together(shared, scored, round)::get;
    }

    /** What each site's own evaluation rows say of a model. */
    List<EvaluationSums> evaluate(float[] model) {
        if (!inTurn) {
            return cores.each(networks, network -> network.evaluate(model));
        }
        var sums = new ArrayList<EvaluationSums>();
        for (var dataset : datasets) {
            try (var network = network(dataset)) {
                sums.add(network.evaluate(model));
            }
        }
        return sums;
    }

    private LocalTraining network(Dataset dataset) {
        var network = new LocalTraining(plan, dataset);
        network.standardise(scale);
        return network;
    }

    private LocalUpdate turn(int site, Map<String, float[]> shared, boolean scored, Optional<TrainingRound> round) {
        var state = new SiteState(shared, own.get(site));
        try (var network = network(datasets.get(site))) {
            var figures = scored ? network.evaluate(state.model()) : EvaluationSums.none(plan);
            long start = System.nanoTime();
            var sent = round.map(known -> network.train(state, known, done -> {}));
            trainingSeconds += (System.nanoTime() - start) * 1e-9;
            return work(site, figures, sent);
        }
    }

    private List<LocalUpdate> together(Map<String, float[]> shared, boolean scored, Optional<TrainingRound> round) {
        var figures = scored
                ? evaluate(new SiteState(shared, Map.of()).model())
                : Collections.nCopies(count(), EvaluationSums.none(plan));
        var numbers = IntStream.range(0, count()).boxed().toList();
        long start = System.nanoTime();
        var sent = cores.each(
                numbers,
                site -> round.map(
                        known -> networks.get(site).train(new SiteState(shared, own.get(site)), known, done -> {})));
        trainingSeconds += (System.nanoTime() - start) * 1e-9;
        return numbers.stream()
                .map(site -> work(site, figures.get(site), sent.get(site)))
                .toList();
    }

    private LocalUpdate work(int site, EvaluationSums figures, Optional<Map<String, float[]>> sent) {
        var kind = sent.isPresent() ? RoundKind.TRAINING : RoundKind.EVALUATION;
        int rows = datasets.get(site).training().size();
        return new LocalUpdate(kind, figures, sent.orElse(Map.of()), own.get(site), rows);
    }

    @Override
    public void close() {
        cores.close();
        networks.forEach(LocalTraining::close);
    }
}
