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
import io.covalence.learning.encoding.RoundMeans;
import io.covalence.learning.step.ServerSteps;
import io.covalence.secagg.server.SummedChunk;
import java.io.IOException;
import java.util.ArrayList;
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
        try (var writer = models.writer(run.tenantId(), from, run.trainingsCompleted(), serverStep)) {
            var encoding = RoundTerms.encoding(run, round);
            long weight = sum.limbs()[UpdateLayout.WEIGHT];
            int sites = run.participants().size();
            var steps = new Steps(sum, RoundMeans.of(run.plan(), encoding, weight, survivors, sites), writer);
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

    private record Steps(OpenedSum sum, RoundMeans means, VersionWriter writer) {
        Stepped step(int chunk) throws IOException {
            var plain = sum.chunk(chunk);
            int first = sum.layout().firstValue(chunk);
            int end = first + sum.layout().valueCount(chunk);
            var segments = new ArrayList<VersionWriter.Segment>();
            for (int at = first; at < end; at += means.turn()) {
                segments.add(writer.step(means.coordinate(at), means.read(at, end, plain::values)));
            }
            return new Stepped(plain, segments);
        }
    }
}
