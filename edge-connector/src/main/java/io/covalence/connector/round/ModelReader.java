package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Sha256;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.learning.SiteState;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.round.RoundOffer;
import io.covalence.learning.model.InitialModel;
import io.covalence.learning.step.VersionHash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Gets what a round starts from, and takes it only if it is what was announced. */
final class ModelReader {
    /** Of no bytes that anybody knows. */
    private static final String NO_DIGEST = "0".repeat(64);

    private final AggregationServiceClient service;

    ModelReader(AggregationServiceClient service) {
        this.service = service;
    }

    /**
     * The vectors by name, the model's parameters among them. Version 0 is made here and not fetched: were two runs to begin alike,
     * the service could subtract their first sums.
     *
     * @throws Failure when the announced version is another one, or does not come
     */
    Map<String, float[]> read(RoundOffer offer, StudyPlan plan) throws InterruptedException {
        return offer.modelVersion() == 0 ? initial(offer, plan) : fetched(offer, plan);
    }

    private static Map<String, float[]> initial(RoundOffer offer, StudyPlan plan) {
        var model = InitialModel.parameters(plan, offer.runId());
        var hash = VersionHash.initial(plan, offer.runId(), Sha256.hex(model));
        if (!hash.equals(offer.modelSha256())) {
            throw Failure.failed(
                    FailureCode.MODEL_NOT_INITIAL,
                    "The run does not begin with the model that follows from its plan and its id.",
                    "Tell the study's other members, and the people who run the service.");
        }
        return SiteState.initial(plan, model);
    }

    private Map<String, float[]> fetched(RoundOffer offer, StudyPlan plan) throws InterruptedException {
        int bytes = Math.toIntExact(plan.parameters() * Float.BYTES);
        var vectors = new HashMap<String, float[]>();
        var digests = new HashMap<String, String>();
        for (var vector : plan.vectors()) {
            var name = vector.name();
            var content = name.equals(UpdateVector.MODEL)
                    ? service.model(offer.runId(), offer.modelVersion(), bytes)
                    : service.vector(offer.runId(), offer.modelVersion(), name, bytes);
            var values = new float[content.length / Float.BYTES];
            ByteBuffer.wrap(content)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            vectors.put(name, values);
            // A digest of other bytes than are used would say nothing of them
            digests.put(name, content.length == bytes ? Sha256.hex(content) : NO_DIGEST);
        }
        if (!VersionHash.of(plan, offer.runId(), offer.modelVersion(), digests).equals(offer.modelSha256())) {
            throw Failure.failed(
                    FailureCode.MODEL_ALTERED,
                    "The model that came is not the one that the round announced.",
                    "Tell the people who run the service.");
        }
        return vectors;
    }
}
