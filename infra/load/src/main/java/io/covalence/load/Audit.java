package io.covalence.load;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RoundView;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * Says whether every sum was exact. The service publishes no integers; but each model version must be, bit for bit, what the plan's
 * arithmetic makes of the version before and of the exact sum of the integers of the sites whose masked vector was taken; and each
 * metric, rounded as it is published, what the exact sums of their limbs give. The step is computed here a second time on purpose:
 * a check by the code that is checked would agree with any mistake in it.
 */
final class Audit {
    private static final ByteString NOTHING = ByteString.of(new byte[ByteString.KEY_SIZE]);

    /** The load plan's ring is not rotated, so encoding and mean do not depend on the round. */
    static final RoundContext ANY_ROUND = new RoundContext("load", "load", "load", NOTHING, 1, 1, NOTHING, NOTHING);

    private final FixedPoint fixedPoint;
    private final Updates updates;
    private final List<LoadSite> sites;
    private final SortedMap<Integer, float[]> models;

    Audit(FixedPoint fixedPoint, Updates updates, List<LoadSite> sites, SortedMap<Integer, float[]> models) {
        this.fixedPoint = fixedPoint;
        this.updates = updates;
        this.sites = sites;
        this.models = models;
    }

    /** What is wrong, in plain words; empty when all is exact. */
    List<String> complaints(List<RoundView> rounds) {
        var complaints = new ArrayList<String>();
        int made = 0;
        for (var round : rounds) {
            var summary = round.summary();
            var name = "round " + summary.number();
            if (summary.phase() != RoundPhase.COMPLETED) {
                if (!completedLater(rounds, summary.number())) {
                    complaints.add(name + " ended as " + summary.phase() + ": " + round.reason());
                }
                continue;
            }
            var in = contributors(summary.roundId());
            if (in.size() != summary.sitesIn()) {
                complaints.add(name + " says " + summary.sitesIn() + " sites are in; " + in.size() + " contributed");
            }
            if (summary.kind() == RoundKind.TRAINING) {
                made++;
                if (!isExact(summary.number(), summary.modelVersion(), summary.newModelVersion(), in)) {
                    complaints.add(name + " made another model than the exact sum makes");
                }
            }
            complaints.addAll(metric(rounds, summary.modelVersion(), name, in));
        }
        return made == 0 ? List.of("no round made a model") : complaints;
    }

    /** An attempt that failed cost time and nothing else when another attempt of the same round was completed. */
    private static boolean completedLater(List<RoundView> rounds, int number) {
        return rounds.stream()
                .anyMatch(round ->
                        round.summary().number() == number && round.summary().phase() == RoundPhase.COMPLETED);
    }

    private List<Integer> contributors(RoundId roundId) {
        return sites.stream()
                .filter(site -> site.wire().hasContributed(roundId))
                .map(LoadSite::number)
                .toList();
    }

    private boolean isExact(int number, int from, int to, List<Integer> in) {
        var before = models.get(from);
        var after = models.get(to);
        if (before == null || after == null) {
            return false;
        }
        var sum = updates.sum(in, number, before.length);
        var mean = mean(sum, in.size());
        for (int i = 0; i < sum.length; i++) {
            float expected = (float) (before[i] + LoadPlan.RATE * mean[i]);
            if (Float.floatToIntBits(expected) != Float.floatToIntBits(after[i])) {
                return false;
            }
        }
        return true;
    }

    private double[] mean(long[] sum, int sites) {
        var encoding = UpdateEncoding.of(fixedPoint, ANY_ROUND, sum.length);
        var update = encoding.mean(fixedPoint.weight(LoadPlan.ROWS) * sites, sites);
        var mean = new double[sum.length];
        for (int at = 0; at < sum.length; at += encoding.segment()) {
            int count = Math.min(encoding.segment(), sum.length - at);
            var values = Arrays.copyOfRange(sum, at, at + count);
            System.arraycopy(update.of(at, values, count), 0, mean, at, count);
        }
        return mean;
    }

    /** The metric of a version comes from the round that begins from it. */
    private static List<String> metric(List<RoundView> rounds, int version, String name, List<Integer> in) {
        return rounds.stream()
                .map(RoundView::evaluation)
                .filter(Objects::nonNull)
                .filter(evaluation -> evaluation.modelVersion() == version)
                .filter(evaluation -> {
                    long rows = in.stream().mapToLong(MadeUpLearning::rows).sum();
                    long errors =
                            in.stream().mapToLong(MadeUpLearning::squaredErrors).sum();
                    var metric = new Figure(Metric.RMSE, Math.sqrt(errors / UpdateLayout.ERROR_SCALE / rows));
                    return !evaluation.rows().equals(CountRange.of(rows))
                            || !evaluation.figure().equals(metric);
                })
                .map(wrong -> name + " gave another metric than the exact sums give")
                .toList();
    }
}
