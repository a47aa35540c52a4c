package io.covalence.aggregation.driver;

import io.covalence.aggregation.crew.Crew;
import io.covalence.aggregation.crew.Deadline;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.model.ModelVersion;
import io.covalence.aggregation.model.NextVersion;
import io.covalence.aggregation.model.Stretch;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.RoundTerms;
import io.covalence.aggregation.run.Run;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.learning.step.ServerSteps;
import io.covalence.secagg.fixedpoint.MeanUpdate;
import io.covalence.secagg.server.SummedChunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes a model version from the one before and the sum of a training round, a chunk at a time. */
final class NextModel {
    private final ModelStore models;
    private final Crew crew;

    NextModel(ModelStore models, Crew crew) {
        this.models = models;
        this.crew = crew;
    }

    /**
     * Writes the files of the next version.
     *
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) when the sum is not one that the survivors can have made
     */
    ModelVersion make(Run run, Round round, ModelVersion from, OpenedSum sum, int survivors, Deadline deadline)
            throws IOException {
        var serverStep = ServerSteps.of(run.plan());
        try (var next = models.next(run.tenantId(), from, serverStep)) {
            var encoding = RoundTerms.encoding(run, round);
            var mean = encoding.mean(sum.limbs()[UpdateLayout.WEIGHT], survivors);
            var steps = new Steps(sum, encoding.stretch(), mean, next);
            crew.work(0, sum.valueChunks(), deadline, steps::step, (chunk, stepped) -> {
                sum.pass(stepped.plain());
                for (var stretch : stepped.stretches()) {
                    next.append(stretch);
                }
            });
            return next.keep();
        }
    }

    private record Stepped(SummedChunk plain, List<Stretch> stretches) {}

    private record Steps(OpenedSum sum, int stretch, MeanUpdate mean, NextVersion next) {
        Stepped step(int chunk) throws IOException {
            var plain = sum.chunk(chunk);
            int first = sum.layout().firstValue(chunk);
            int end = first + sum.layout().valueCount(chunk);
            var values = new long[stretch];
            var stretches = new ArrayList<Stretch>();
            for (int at = first; at < end; at += stretch) {
                int count = Math.min(stretch, end - at);
                plain.values(at, values, 0, count);
                stretches.add(next.step(at, mean.of(at, values, count)));
            }
            return new Stepped(plain, stretches);
        }
    }
}
