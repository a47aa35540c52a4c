package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.Sha256;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundOffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Fetches the model that a round starts from, and takes it only if it is the announced one. */
final class ModelReader {
    private final AggregationServiceClient service;

    ModelReader(AggregationServiceClient service) {
        this.service = service;
    }

    float[] read(RoundOffer offer, StudyPlan plan) throws InterruptedException {
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
