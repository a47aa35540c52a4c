package io.covalence.aggregation.driver;

import io.covalence.aggregation.contribution.Deadline;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.model.ModelVersion;
import io.covalence.aggregation.model.ServerOptimiser;
import io.covalence.aggregation.round.RoundTerms;
import io.covalence.aggregation.run.Run;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.secagg.server.SummedVector;
import java.io.IOException;
import java.util.Arrays;

/** Makes a model version from the one before and the sum of a training round, a stretch of coordinates at a time. */
final class NextModel {
    private static final int STRETCH = 1 << 16;

    private final ModelStore models;

    NextModel(ModelStore models) {
        this.models = models;
    }

    /**
     * Writes the files of the next version.
     *
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) when the sum is not one that the survivors can have made
     */
    ModelVersion make(Run run, ModelVersion from, SummedVector sum, int survivors, Deadline deadline)
            throws IOException {
        var optimiser = ServerOptimiser.of(run.plan().aggregation());
        var fixedPoint = RoundTerms.fixedPoint(run);
        var parameters = models.parameters(run.tenantId(), from);
        var velocity = optimiser.remembers() ? models.velocity(run.tenantId(), from) : new float[0];
        long weight = sum.limbs()[UpdateLayout.WEIGHT];
        for (int at = 0; at < parameters.length; at += STRETCH) {
            deadline.check();
            int count = Math.min(STRETCH, parameters.length - at);
            var words = Arrays.copyOfRange(sum.words(), at, at + count);
            optimiser.step(parameters, velocity, at, fixedPoint.mean(words, count, weight, survivors));
        }
        return models.write(run.tenantId(), run.runId(), from.version() + 1, parameters, velocity);
    }
}
