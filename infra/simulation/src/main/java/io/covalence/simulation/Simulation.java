package io.covalence.simulation;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.connector.round.LocalWork;
import io.covalence.contract.plan.Seeds;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.learning.model.InitialModel;
import io.covalence.learning.step.HeldState;
import io.covalence.learning.step.Means;
import io.covalence.learning.step.ServerSteps;
import io.covalence.learning.task.BestVersion;
import io.covalence.learning.task.Evaluations;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.fixedpoint.MeanUpdate;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import io.covalence.secagg.server.SummedVector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A run of a plan: its rounds one after the other, between sites in this process, of which only masked sums are used. A run of the product
 * with the same id and rows makes the same models, but for how updates are rounded. For use by one thread.
 */
public final class Simulation implements AutoCloseable {
    private final StudyPlan plan;
    private final String run;
    private final List<LocalTraining> sites;
    private final Cores cores = new Cores();
    private final HeldState state;
    private List<Map<String, float[]>> own;
    private final RandomSource random;
    private final SecureSum sums;
    private Optional<BestVersion> best = Optional.empty();
    private double trainingSeconds;

    /**
     * Prepares a run.
     *
     * @param run its id: the first model and all seeds follow from it
     * @param datasets of the sites
     */
    public Simulation(StudyPlan plan, String run, List<Dataset> datasets) {
        this.plan = plan;
        this.run = run;
        this.random = new SplittableRandom(Seeds.initialModel(plan, run))::nextBytes;
        this.sums = new SecureSum(datasets.size(), plan.cohort().assumedColluders(), random);
        this.state = new HeldState(ServerSteps.of(plan), InitialModel.parameters(plan, run));
        this.sites = datasets.stream()
                .map(dataset -> new LocalTraining(plan, dataset))
                .toList();
        this.own = sites.stream().map(site -> SiteState.nothing(plan)).toList();
    }

    /**
     * What a round told.
     *
     * @param evaluation of the model that the round began with, absent when its sums give none
     * @param largestNorm largest L2 norm of the sites' updates, which nobody learns in a real run
     * @param trainingSeconds in which sites did nothing but train
     */
    public record Round(
            int number,
            RoundKind kind,
            ModelEvaluation evaluation,
            double largestNorm,
            double seconds,
            double trainingSeconds) {}

    /** The next round; after the plan's last one, or where the plan has training end, the round that evaluates the last model. */
    public Round next() {
        long start = System.nanoTime();
        trainingSeconds = 0;
        int number = state.version() + 1;
        var kind = kind(number);
        var context = context(number);
        var encoding = PlanEncoding.of(plan, kind, context);
        var works = work(kind, number);
        var vectors =
                works.stream().map(work -> work.encode(plan, encoding, random)).toList();
        var sum = sums.of(context, PlanEncoding.layout(plan, kind, context), vectors);
        var limbs = sum.limbs();
        if (kind == RoundKind.TRAINING) {
            var means = PlanEncoding.means(plan, encoding, limbs[UpdateLayout.WEIGHT], sites.size());
            advance(sum, means, encoding.segment());
            own = works.stream().map(work -> work.kept(plan, encoding)).toList();
        }
        var evaluation = Evaluations.read(plan, kind, number - 1, limbs)
                .orElseThrow(() -> new Unusable("the evaluation rows of the sites give no metric"));
        double norm = works.stream()
                .mapToDouble(work -> norm(work.vectors().getOrDefault(UpdateVector.MODEL, new float[0])))
                .max()
                .orElse(0);
        best = BestVersion.after(
                best,
                number - 1,
                Optional.of(evaluation.perRound()),
                plan.schedule().stopping());
        return new Round(number, kind, evaluation, norm, (System.nanoTime() - start) * 1e-9, trainingSeconds);
    }

    /** Of the versions before the one that the round begins with it is known how good they are. */
    private RoundKind kind(int number) {
        var schedule = plan.schedule();
        boolean early = best.filter(version -> version.ends(number - 2, schedule.stopping()))
                .isPresent();
        return number <= schedule.rounds() && !early ? RoundKind.TRAINING : RoundKind.EVALUATION;
    }

    /** What each site's own evaluation rows say of the last model, which no real run tells; absent where they give no metric. */
    public List<Optional<ModelEvaluation>> evaluations() {
        return cores.each(sites, site -> site.evaluate(state.model())).stream()
                .map(sums -> Evaluations.read(plan, RoundKind.EVALUATION, state.version(), sums.limbs(plan)))
                .toList();
    }

    /** The present version's parameters; not to be changed, and changed by the next round. */
    public float[] model() {
        return state.model();
    }

    /** What sites do in a round, all at once as far as there are cores. */
    private List<LocalWork> work(RoundKind kind, int number) {
        var model = state.model();
        var figures = cores.each(sites, site -> site.evaluate(model));
        var sent = Collections.nCopies(sites.size(), Map.<String, float[]>of());
        if (kind == RoundKind.TRAINING) {
            long start = System.nanoTime();
            var round = TrainingRound.of(plan, run, number, state.version());
            var numbers = IntStream.range(0, sites.size()).boxed().toList();
            sent = cores.each(
                    numbers, site -> sites.get(site).train(new SiteState(shared(), own.get(site)), round, done -> {}));
            trainingSeconds = (System.nanoTime() - start) * 1e-9;
        }
        var works = new ArrayList<LocalWork>();
        for (int site = 0; site < sites.size(); site++) {
            works.add(new LocalWork(
                    kind,
                    figures.get(site),
                    sent.get(site),
                    own.get(site),
                    sites.get(site).trainingRows()));
        }
        return works;
    }

    private Map<String, float[]> shared() {
        var shared = new HashMap<String, float[]>();
        plan.vectors().forEach(vector -> shared.put(vector.name(), state.vector(vector.name())));
        return shared;
    }

    /** Vectors take turns by segments: see {@link UpdateEncoding}. */
    private void advance(SummedVector sum, List<MeanUpdate> means, int segment) {
        var whole = new HashMap<String, double[]>();
        int values = sum.layout().values();
        int turn = means.size() * segment;
        for (int at = 0; at < values; at += turn) {
            int count = Math.min(turn, values - at) / means.size();
            int from = at / means.size();
            for (int vector = 0; vector < means.size(); vector++) {
                var part = means.get(vector).of(from, sum.values(at + vector * count, count), count);
                var name = plan.vectors().get(vector).name();
                var target = whole.computeIfAbsent(name, first -> new double[state.model().length]);
                System.arraycopy(part, 0, target, from, part.length);
            }
        }
        state.advance(new Means(whole, sites.size(), sites.size()));
    }

    /** Differs from round to round, and is nobody else's. */
    private RoundContext context(int number) {
        var nothing = ByteString.of(new byte[ByteString.KEY_SIZE]);
        var model = ByteBuffer.allocate(ByteString.KEY_SIZE).putInt(number);
        return new RoundContext(
                "simulation", "simulation", run, nothing, number, 1, ByteString.of(model.array()), nothing);
    }

    private static double norm(float[] update) {
        double squares = 0;
        for (float value : update) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    @Override
    public void close() {
        cores.close();
        sites.forEach(LocalTraining::close);
    }
}
