package io.covalence.connector.round;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.learning.LocalOpening;
import io.covalence.connector.learning.SiteWork;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Opening;
import io.covalence.contract.plan.work.Partition;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.round.RoundKind;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.learning.scale.Scale;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The masked vector of one kind of round as this site would make it of its rows: how large, and which figures of them are in it,
 * rounded. What depends on a model that is not there yet has no number here.
 *
 * @param rounds how many there are in a run
 * @param values of the update, each of {@code ringBits} bits
 * @param limbs figures of 64 bits
 * @param bytes of the whole vector, without the request around it
 * @param figures what this site's rows put into the limbs
 */
public record RoundPreview(
        RoundKind kind, int rounds, int values, int ringBits, int limbs, long bytes, int chunks, List<String> figures) {
    private static final ByteString NOTHING = ByteString.of(new byte[ByteString.KEY_SIZE]);

    /** Vectors have the same length in every round, so any round will do. */
    private static final RoundContext ANY = new RoundContext("t", "s", "r", NOTHING, 0, 1, NOTHING, NOTHING);

    /** Every kind of round that a run of the plan has, in its order. */
    static List<RoundPreview> all(StudyPlan plan, Dataset dataset, SiteWork work) {
        var previews = new ArrayList<RoundPreview>();
        if (plan.openings() > 0) {
            previews.add(of(plan, RoundKind.OPENING, plan.openings(), opening(plan, dataset)));
        }
        switch (plan.work()) {
            case Learning learning -> {
                var scored = scored(plan, learning, dataset, work);
                var trained = new ArrayList<String>();
                trained.add("the update: trained less received parameters, its length cut to "
                        + plan.encoding().clipNorm());
                trained.add("weight of this site's training rows: "
                        + PlanEncoding.fixedPoint(plan)
                                .weight(dataset.training().size()) + " of 16");
                trained.add("whether the update was cut, 0 or 1; and how many of its values were, a power of two");
                trained.addAll(scored);
                previews.add(of(plan, RoundKind.TRAINING, plan.schedule().rounds(), trained));
                var last = new ArrayList<>(scored);
                int histograms = learning.histogramLimbs(plan.inputs());
                last.add("in this round only: " + learning.lastFigureLimbs(plan.inputs()) + " more figures and "
                        + histograms + " counts of rows by score, each column of counts rounded as a whole");
                previews.add(of(plan, RoundKind.EVALUATION, 1, last));
            }
            case Summary summary -> previews.add(of(plan, RoundKind.EVALUATION, 1, counts(plan, summary, work)));
        }
        return previews;
    }

    static VectorLayout layout(StudyPlan plan, RoundKind kind) {
        return PlanEncoding.layout(plan, kind, ANY);
    }

    private static RoundPreview of(StudyPlan plan, RoundKind kind, int rounds, List<String> figures) {
        var layout = layout(plan, kind);
        return new RoundPreview(
                kind,
                rounds,
                layout.values(),
                plan.encoding().ringBits(),
                layout.limbs(),
                layout.byteLength(),
                layout.chunkCount(),
                figures);
    }

    private static List<String> opening(StudyPlan plan, Dataset dataset) {
        var opening = plan.opening();
        var limbs = new long[UpdateLayout.OPENING + opening.limbs()];
        LocalOpening.sums(plan, dataset.training()).writeTo(limbs, RoundKind.OPENING);
        var told = Scale.read(plan, limbs, 1)
                .orElseThrow(() -> new IllegalStateException("these rows are honest"))
                .told(opening);
        var lines = new ArrayList<String>();
        for (int i = 0; i < told.size(); i++) {
            long rows = limbs[UpdateLayout.OPENING + Opening.LIMBS * i + Opening.ROWS];
            var column = told.get(i);
            lines.add(
                    rows == 0
                            ? column.column() + ": nothing, since no range has enough rows"
                            : column.column() + ": " + rows + " rows, mean " + column.mean() + ", standard deviation "
                                    + column.standardDeviation() + ", of ranges with enough rows");
        }
        return lines;
    }

    /** Whether a target is told of depends on the labels only, so any model shows it. */
    private static List<String> scored(StudyPlan plan, Learning learning, Dataset dataset, SiteWork work) {
        if (plan.openings() > 0) {
            work.standardise(LocalOpening.alone(plan, dataset));
        }
        var sums = work.evaluate(new float[Math.toIntExact(plan.parameters())]);
        var lines = new ArrayList<String>();
        lines.add("evaluation rows of this site: " + sums.rows() + ", rounded to four significant bits");
        int each = learning.task().limbsPerTarget();
        if (each > 0) {
            int targets = sums.figures().length / each;
            int told = 0;
            for (int target = 0; target < targets; target++) {
                told += Arrays.stream(sums.figures(), target * each, (target + 1) * each)
                                .anyMatch(limb -> limb != 0)
                        ? 1
                        : 0;
            }
            var metrics = learning.measures()
                    .map(measures -> List.of(measures.perRound(), measures.loss()).stream()
                            .map(Metric::name)
                            .distinct()
                            .collect(Collectors.joining(" and ")))
                    .orElse("figures");
            lines.add("for each target " + each + " figures, from which " + metrics
                    + " are made; means are rounded to ten significant bits");
            lines.add("targets of which this site has enough rows: " + told + " of " + targets
                    + (told == targets ? "" : "; of the others it sends zeros"));
        }
        return lines;
    }

    private static List<String> counts(StudyPlan plan, Summary summary, SiteWork work) {
        var cells = work.evaluate(new float[0]).histograms();
        var lines = new ArrayList<String>();
        int from = 0;
        for (var partition : summary.partitions(plan.inputs())) {
            var told = Arrays.copyOfRange(cells, from, from + partition.counts());
            var counts = Arrays.stream(told, 0, partition.cells())
                    .mapToObj(Long::toString)
                    .collect(Collectors.joining(" "));
            lines.add(name(partition) + ": " + counts + "; told of no cell: " + told[partition.cells()]);
            from += partition.counts();
        }
        lines.add("all counts are multiples of " + summary.smallestCell() + ", rounded down");
        return lines;
    }

    private static String name(Partition partition) {
        return switch (partition) {
            case Partition.Numbers numbers ->
                numbers.column().column() + ", in ranges from " + numbers.from() + " by " + numbers.width();
            case Partition.Levels levels -> levels.column().column() + ", by level";
            case Partition.Pairs pairs ->
                pairs.rows().column().column() + " by "
                        + pairs.columns().column().column();
        };
    }
}
