package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.Sha256;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundOffer;
import io.covalence.learning.model.InitialModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Gets the model that a round starts from, and takes it only if it is the announced one. */
final class ModelReader {
    private final AggregationServiceClient service;

    ModelReader(AggregationServiceClient service) {
        this.service = service;
    }

    /**
     * The model's parameters. Version 0 is made here and not fetched: were two runs to begin alike, the service could subtract
     * their first sums.
     *
     * @throws Failure when the announced model is another one, or does not come
     */
    float[] read(RoundOffer offer, StudyPlan plan) throws InterruptedException {
        return offer.modelVersion() == 0 ? initial(offer, plan) : fetched(offer, plan);
    }

    private static float[] initial(RoundOffer offer, StudyPlan plan) {
        var model = InitialModel.parameters(plan, offer.runId());
        var content = ByteBuffer.allocate(model.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        content.asFloatBuffer().put(model);
        if (!Sha256.hex(content.array()).equals(offer.modelSha256())) {
            throw Failure.failed(
                    "model-not-initial",
                    "The run does not begin with the model that follows from its plan and its id.",
                    "Tell the study's other members, and the people who run the service.");
        }
        return model;
    }

    private float[] fetched(RoundOffer offer, StudyPlan plan) throws InterruptedException {
        int bytes = Math.toIntExact(plan.parameters() * Float.BYTES);
        var content = service.model(offer.runId(), offer.modelVersion(), bytes);
        if (content.length != bytes || !Sha256.hex(content).equals(offer.modelSha256())) {
            throw Failure.failed(
                    "model-altered",
                    "The model that came is not the one that the round announced.",
                    "Tell the people who run the service.");
        }
        var model = new float[bytes / Float.BYTES];
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(model);
        return model;
    }
}
