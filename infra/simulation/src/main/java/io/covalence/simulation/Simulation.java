package io.covalence.simulation;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.connector.round.LocalUpdate;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.Seeds;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.learning.encoding.RoundMeans;
import io.covalence.learning.model.InitialModel;
import io.covalence.learning.scale.Scale;
import io.covalence.learning.step.HeldState;
import io.covalence.learning.step.ServerSteps;
import io.covalence.learning.task.BestVersion;
import io.covalence.learning.task.Evaluations;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import io.covalence.secagg.rehearsal.MaskedChunks;
import io.covalence.secagg.rehearsal.MaskedRound;
import io.covalence.secagg.rehearsal.MaskedSum;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * A run of a plan: its rounds one after the other, with sites in this process. It uses only masked sums of the sites. A
 * run of the product with the same id and rows makes the same models, except for the rounding of updates. For use by
 * one thread.
 */
public final class Simulation implements AutoCloseable {
    private static final Optional<ModelEvaluation> NOT_SCORED = Optional.empty();

    private final StudyPlan plan;
    private final RunId run;
    private final Sites sites;
    private final HeldState state;
    private final RandomSource random;
    private final MaskedRound masking;
    private Scale scale = Scale.NONE;
    private Optional<BestVersion> best = Optional.empty();

    /**
     * Prepares a run.
     *
     * @param run its id: the first model and all seeds follow from it
     * @param datasets of the sites
     */
    public Simulation(StudyPlan plan, RunId run, List<Dataset> datasets) {
        this(plan, run, new Sites(plan, datasets));
    }

    Simulation(StudyPlan plan, RunId run, Sites sites) {
        this(plan, run, sites, InitialModel.parameters(plan, run));
    }

    /** A run that begins with a model of another one. */
    Simulation(StudyPlan plan, RunId run, Sites sites, float[] start) {
        this.plan = plan;
        this.run = run;
        this.random = new SplittableRandom(Seeds.initialModel(plan, run))::nextBytes;
        this.masking = new MaskedRound(sites.count(), plan.cohort().assumedColluders(), random);
        this.state = new HeldState(ServerSteps.of(plan), start);
        this.sites = sites;
        if (plan.openings() > 0) {
            this.scale = opened();
            sites.standardise(scale);
        }
    }

    /**
     * What a round told.
     *
     * @param scored of the model that the round began with; absent in the first round of a run that begins with another one's model
     * @param largestNorm largest L2 norm of the sites' updates, which nobody learns in a real run
     * @param trainingSeconds in which sites did nothing but train
     */
    public record Round(
            int number,
            RoundKind kind,
            Optional<ModelEvaluation> scored,
            double largestNorm,
            double seconds,
            double trainingSeconds) {
        /**
         * What the model that the round began with was worth.
         *
         * @throws java.util.NoSuchElementException where nobody scored it
         */
        public ModelEvaluation evaluation() {
            return scored.orElseThrow();
        }
    }

    /** The next round; after the plan's last one, or where the plan has training end, the round that evaluates the last model. */
    public Round next() {
        long start = System.nanoTime();
        double trainedBefore = sites.trainingSeconds();
        int number = state.version() + 1;
        int version = version();
        var kind = kind(number);
        var contributions = new Contributions(kind, context(version + 1));
        var limbs = sum(contributions);
        var scored = plan.scores(version) ? Optional.of(evaluation(kind, limbs, version)) : NOT_SCORED;
        best = BestVersion.after(
                best,
                number - 1,
                scored.map(ModelEvaluation::perRound),
                plan.schedule().stopping());
        double seconds = (System.nanoTime() - start) * 1e-9;
        double trained = sites.trainingSeconds() - trainedBefore;
        return new Round(number, kind, scored, contributions.largestNorm, seconds, trained);
    }

    private ModelEvaluation evaluation(RoundKind kind, long[] limbs, int version) {
        return Evaluations.read(plan, kind, version, limbs)
                .orElseThrow(() -> new Unusable("the evaluation rows of the sites give no metric"));
    }

    /** As a run of the product counts. */
    private int version() {
        return plan.openings() + state.version();
    }

    /** The opening round: what the sites tell of their training rows, and what comes of the sum. */
    private Scale opened() {
        var context = context(1);
        var encoding = PlanEncoding.of(plan, RoundKind.OPENING, context);
        var layout = PlanEncoding.layout(plan, RoundKind.OPENING, context);
        var work = sites.opened();
        var sum = masking.sum(
                context,
                layout,
                (site, writer) -> work.apply(site).encode(plan, encoding, random, writer),
                MaskedChunks.inMemory(sites.count(), layout));
        return Scale.read(plan, sum.limbs(), sites.count())
                .orElseThrow(() -> new IllegalStateException("the sites are honest here"));
    }

    /** By what the sites standardise; none where the plan has no opening round. */
    public Scale scale() {
        return scale;
    }

    /** Has the sites contribute and steps the model; returns the sums of all limbs. */
    private long[] sum(Contributions contributions) {
        var kind = contributions.kind;
        var layout = PlanEncoding.layout(plan, kind, contributions.context);
        if (!sites.inTurn()) {
            return sum(contributions, layout, MaskedChunks.inMemory(sites.count(), layout));
        }
        try (var files = new ChunkFiles(layout)) {
            return sum(contributions, layout, files);
        }
    }

    private long[] sum(Contributions contributions, VectorLayout layout, MaskedChunks masked) {
        var sum = masking.sum(contributions.context, layout, contributions::write, masked);
        var limbs = sum.limbs();
        if (contributions.kind == RoundKind.TRAINING) {
            int count = sites.count();
            advance(sum, RoundMeans.of(plan, contributions.encoding, limbs[UpdateLayout.WEIGHT], count, count));
            sites.keep(contributions.kept);
        }
        return limbs;
    }

    /** What the sites send in one round, made when it is asked for; and what is left of it afterwards. */
    private final class Contributions {
        private final RoundKind kind;
        private final RoundContext context;
        private final UpdateEncoding encoding;
        private final IntFunction<LocalUpdate> work;
        private final List<Map<String, float[]>> kept = new ArrayList<>();
        private double largestNorm;

        Contributions(RoundKind kind, RoundContext context) {
            this.kind = kind;
            this.context = context;
            this.encoding = PlanEncoding.of(plan, kind, context);
            this.work = sites.work(
                    shared(),
                    plan.scores(version()),
                    kind == RoundKind.TRAINING
                            ? Optional.of(TrainingRound.of(plan, run, version() + 1, version()))
                            : Optional.empty());
        }

        void write(int site, EncodedVector.Writer writer) {
            var done = work.apply(site);
            largestNorm = Math.max(largestNorm, norm(done.vectors().getOrDefault(UpdateVector.MODEL, new float[0])));
            kept.add(done.kept(plan, encoding));
            done.encode(plan, encoding, random, writer);
        }
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
        return sites.evaluate(state.model()).stream()
                .map(sums -> Evaluations.read(plan, RoundKind.EVALUATION, version(), sums.limbs(plan)))
                .toList();
    }

    /** The present version's parameters; not to be changed, and changed by the next round. */
    public float[] model() {
        return state.model();
    }

    private Map<String, float[]> shared() {
        var shared = new HashMap<String, float[]>();
        plan.vectors().forEach(vector -> shared.put(vector.name(), state.vector(vector.name())));
        return shared;
    }

    private void advance(MaskedSum sum, RoundMeans means) {
        var layout = sum.layout();
        for (int chunk = 0; chunk < layout.chunkCount() && layout.valueCount(chunk) > 0; chunk++) {
            var opened = sum.open(chunk);
            int first = layout.firstValue(chunk);
            int end = first + layout.valueCount(chunk);
            for (int at = first; at < end; at += means.turn()) {
                state.step(means.coordinate(at), means.read(at, end, opened::values));
            }
        }
        state.stepped();
    }

    /** Differs from round to round, and is nobody else's. */
    private RoundContext context(int number) {
        var nothing = ByteString.of(new byte[ByteString.KEY_SIZE]);
        var model = ByteBuffer.allocate(ByteString.KEY_SIZE).putInt(number);
        return new RoundContext(
                "simulation", "simulation", run.value(), nothing, number, 1, ByteString.of(model.array()), nothing);
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
        sites.close();
    }
}
