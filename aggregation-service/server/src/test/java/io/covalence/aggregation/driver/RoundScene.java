package io.covalence.aggregation.driver;

import io.covalence.aggregation.support.TestSite;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Whole rounds of honest sites, and what is to come of them. */
abstract class RoundScene {
    @TempDir
    Path folder;

    /** The plaintext integer sum, and federated averaging with rate 1 on it. */
    static float[] expected(StudyPlan plan, float[] before, List<TestSite> members) {
        var mean = means(plan, members);
        var after = new float[before.length];
        for (int i = 0; i < after.length; i++) {
            after[i] = (float) (before[i] + mean[i]);
        }
        return after;
    }

    static double[] means(StudyPlan plan, List<TestSite> members) {
        return means(plan, members, 0);
    }

    /** Of the vector of that number. */
    static double[] means(StudyPlan plan, List<TestSite> members, int vector) {
        int vectors = plan.vectors().size();
        var encoding = members.getFirst().encoding();
        var sums = new long[members.getFirst().values().length];
        for (var site : members) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += site.values()[i];
            }
        }
        long weight = vector == 0 ? total(members, UpdateLayout.WEIGHT) : 16L * members.size();
        var mean = encoding.mean(vector, weight, members.size());
        var means = new double[Math.toIntExact(plan.parameters())];
        int turn = vectors * encoding.segment();
        for (int at = 0; at < sums.length; at += turn) {
            int count = Math.min(turn, sums.length - at) / vectors;
            int from = at + vector * count;
            var part = mean.of(at / vectors, Arrays.copyOfRange(sums, from, from + count), count);
            System.arraycopy(part, 0, means, at / vectors, part.length);
        }
        return means;
    }

    static long total(List<TestSite> members, int limb) {
        return members.stream().mapToLong(site -> site.limbs()[limb]).sum();
    }
}
