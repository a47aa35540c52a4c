package io.covalence.aggregation.driver;

import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.model.ModelVersion;
import io.covalence.aggregation.model.VersionWriter;
import io.covalence.aggregation.parallel.Deadline;
import io.covalence.aggregation.parallel.OrderedParallelWork;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.RoundTerms;
import io.covalence.aggregation.run.Run;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.learning.step.Means;
import io.covalence.learning.step.ServerSteps;
import io.covalence.secagg.fixedpoint.MeanUpdate;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import io.covalence.secagg.server.SummedChunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Takes the server's step: makes a model version from the one before and the sum of a training round, a chunk at a time. */
final class ModelStep {
    private final ModelStore models;
    private final OrderedParallelWork parallel;

    ModelStep(ModelStore models, OrderedParallelWork parallel) {
        this.models = models;
        this.parallel = parallel;
    }

    /**
     * Writes the files of the next version.
     *
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) when the sum is not one that the survivors can have made
     */
    ModelVersion take(Run run, Round round, ModelVersion from, OpenedSum sum, int survivors, Deadline deadline)
            throws IOException {
        var serverStep = ServerSteps.of(run.plan());
        try (var writer = models.writer(run.tenantId(), from, serverStep)) {
            var encoding = RoundTerms.encoding(run, round);
            var means = PlanEncoding.means(run.plan(), encoding, sum.limbs()[UpdateLayout.WEIGHT], survivors);
            var names = run.plan().vectors().stream().map(UpdateVector::name).toList();
            var sites = new Sites(survivors, run.participants().size());
            var steps = new Steps(sum, encoding.segment(), names, means, sites, writer);
            parallel.work(0, sum.valueChunks(), deadline, steps::step, (chunk, stepped) -> {
                sum.pass(stepped.plain());
                for (var segment : stepped.segments()) {
                    writer.append(segment);
                }
            });
            return writer.keep();
        }
    }

    private record Stepped(SummedChunk plain, List<VersionWriter.Segment> segments) {}

    /**
     * How many sites there are.
     *
     * @param summed in the sum
     * @param all of the run
     */
    private record Sites(int summed, int all) {}

    /** Vectors take turns by segments: see {@link UpdateEncoding}. */
    private record Steps(
            OpenedSum sum, int segment, List<String> names, List<MeanUpdate> means, Sites sites, VersionWriter writer) {
        Stepped step(int chunk) throws IOException {
            var plain = sum.chunk(chunk);
            int first = sum.layout().firstValue(chunk);
            int end = first + sum.layout().valueCount(chunk);
            var values = new long[segment];
            var segments = new ArrayList<VersionWriter.Segment>();
            int turn = names.size() * segment;
            for (int at = first; at < end; at += turn) {
                int count = Math.min(turn, end - at) / names.size();
                int from = at / names.size();
                var segmentMeans = new HashMap<String, double[]>();
                for (int vector = 0; vector < names.size(); vector++) {
                    plain.values(at + vector * count, values, 0, count);
                    segmentMeans.put(names.get(vector), means.get(vector).of(from, values, count));
                }
                segments.add(writer.step(from, new Means(segmentMeans, sites.summed(), sites.all())));
            }
            return new Stepped(plain, segments);
        }
    }
}
