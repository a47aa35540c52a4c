package io.covalence.simulation;

import io.covalence.connector.analysis.LocalSummary;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.round.LocalUpdate;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.DataSummary;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.learning.summary.SummarySums;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.rehearsal.MaskedChunks;
import io.covalence.secagg.rehearsal.MaskedRound;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The one round of a summary, between sites in this process, of which only the masked sum is used. */
final class SummarySimulation {
    private static final ByteString NOTHING = ByteString.of(new byte[ByteString.KEY_SIZE]);

    private SummarySimulation() {}

    static DataSummary of(StudyPlan plan, Summary summary, List<Dataset> datasets) {
        var kind = RoundKind.EVALUATION;
        RandomSource random = new SplittableRandom(1)::nextBytes;
        var context = new RoundContext("simulation", "simulation", "summary", NOTHING, 1, 1, NOTHING, NOTHING);
        var encoding = PlanEncoding.of(plan, kind, context);
        var layout = PlanEncoding.layout(plan, kind, context);
        int sites = datasets.size();
        var sum = new MaskedRound(sites, plan.cohort().assumedColluders(), random)
                .sum(
                        context,
                        layout,
                        (site, writer) -> {
                            var sums = new LocalSummary(plan.inputs(), summary, datasets.get(site)).sums();
                            new LocalUpdate(kind, sums, Map.of(), Map.of(), 0).encode(plan, encoding, random, writer);
                        },
                        MaskedChunks.inMemory(sites, layout));
        return SummarySums.read(plan, summary, sum.limbs(), sites)
                .orElseThrow(() -> new IllegalStateException("the sites are honest here"));
    }
}
