package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Sha256;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.learning.SiteState;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.contract.round.RoundOffer;
import io.covalence.learning.model.InitialModel;
import io.covalence.learning.scale.Scale;
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
     * What a round starts from.
     *
     * @param vectors of the plan, by name, the model's parameters among them
     * @param model SHA-256 in hex of the model's parameters
     * @param scale by which inputs are standardised; none before an opening round is done
     */
    record Start(Map<String, float[]> vectors, String model, Scale scale) {}

    /**
     * What the offer's round starts from. Version 0 is made here and not fetched: were two runs to begin alike,
     * the service could subtract their first sums. That of a plan which begins with another run's model is fetched, and has to be
     * the one that the plan names.
     *
     * @throws Failure when the announced version is another one, or does not come
     */
    Start read(RoundOffer offer, StudyPlan plan) throws InterruptedException {
        return offer.modelVersion() == 0 ? initial(offer, plan) : fetched(offer, plan);
    }

    private Start initial(RoundOffer offer, StudyPlan plan) throws InterruptedException {
        var start = plan.start();
        var model =
                start.isPresent() ? started(offer, plan, start.get()) : InitialModel.parameters(plan, offer.runId());
        var sha256 = Sha256.hex(model);
        var hash = VersionHash.initial(plan, offer.runId(), sha256);
        if (!hash.equals(offer.modelSha256())) {
            throw Failure.failed(
                    FailureCode.MODEL_NOT_INITIAL,
                    "The run does not begin with the model that follows from its plan and its id.",
                    "Tell the study's other members, and the people who run the service.");
        }
        return new Start(SiteState.initial(plan, model), sha256, Scale.NONE);
    }

    /** The approved plan says which model it is, down to its digest: so nothing else is begun with. */
    private float[] started(RoundOffer offer, StudyPlan plan, WarmStart start) throws InterruptedException {
        int bytes = Math.toIntExact(plan.parameters() * Float.BYTES);
        var content = service.model(offer.runId(), 0, bytes);
        if (content.length != bytes || !Sha256.hex(content).equals(start.sha256())) {
            throw Failure.failed(
                    FailureCode.MODEL_NOT_INITIAL,
                    "The run does not begin with the model that its plan names.",
                    "Tell the study's other members, and the people who run the service.");
        }
        return taken(UpdateVector.MODEL, content, bytes, new HashMap<>());
    }

    private Start fetched(RoundOffer offer, StudyPlan plan) throws InterruptedException {
        int bytes = Math.toIntExact(plan.parameters() * Float.BYTES);
        var digests = new HashMap<String, String>();
        var vectors = new HashMap<String, float[]>();
        var model = service.model(offer.runId(), offer.modelVersion(), bytes);
        vectors.put(UpdateVector.MODEL, taken(UpdateVector.MODEL, model, bytes, digests));
        for (var name : VersionHash.beside(plan, offer.modelVersion())) {
            int expected = name.equals(Scale.NAME) ? Scale.length(plan.opening()) * Float.BYTES : bytes;
            var content = service.vector(offer.runId(), offer.modelVersion(), name, expected);
            vectors.put(name, taken(name, content, expected, digests));
        }
        if (!VersionHash.of(plan, offer.runId(), offer.modelVersion(), digests).equals(offer.modelSha256())) {
            throw Failure.failed(
                    FailureCode.MODEL_ALTERED,
                    "The model that came is not the one that the round announced.",
                    "Tell the people who run the service.");
        }
        var scale = vectors.remove(Scale.NAME);
        return new Start(vectors, Sha256.hex(model), scale == null ? Scale.NONE : scale(plan, scale));
    }

    private static float[] taken(String name, byte[] content, int expected, Map<String, String> digests) {
        var values = new float[content.length / Float.BYTES];
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        // A digest of other bytes than are used would say nothing of them
        digests.put(name, content.length == expected ? Sha256.hex(content) : NO_DIGEST);
        return values;
    }

    private static Scale scale(StudyPlan plan, float[] values) {
        return Scale.of(plan.opening(), values)
                .orElseThrow(() -> Failure.failed(
                        FailureCode.MODEL_ALTERED,
                        "The scale that came with the model is none that the sites' sums can have given.",
                        "Tell the study's other members, and the people who run the service."));
    }
}
